import type { RefusalCode } from "../../../shared/contract/refusals/statuses.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { Limit, Limits } from "../../ports/host/limits.ts"
import type { HostLog } from "../../ports/hostLog/hostLog.ts"

/**
 * The refusals that count as guesses, because the token may never have been issued. A token that is used up or has
 * expired is not a guess.
 */
const guessed: ReadonlySet<RefusalCode> = new Set([
  "invite-unknown",
  "not-found",
  "ballot-replaced",
  "return-ended",
  "code-wrong",
  "link-ended",
  "press-ended",
  "opening-past",
])

interface Allowed {
  /** the maximum number of wrong tokens in `seconds`: from one address, and from all addresses together */
  perAddress: number
  inAll: number
  seconds: number
}

/**
 * Limits wrong tokens. A right token has 252 random bits and is not counted. A guesser therefore never blocks a person
 * who has a link or a ballot. Beyond the limit, every wrong token is refused with "too-fast".
 */
export class WrongTokens {
  readonly #perAddress: Limit
  readonly #inAll: Limit
  readonly #seconds: number
  readonly #told: Limit
  readonly #tell: () => Promise<void>

  /** `of` names the kind of token; each kind has its own limits */
  constructor({ limits, hostLog }: { limits: Limits; hostLog: HostLog }, of: string, allowed: Allowed) {
    const { perAddress, inAll, seconds } = allowed
    // one entry of the host's log in each period is enough, so that a guesser does not fill the log
    this.#told = limits.of(`told of wrong ${of}`, { points: 1, seconds })
    this.#tell = () => hostLog.append({ kind: "refused-often", of, by: { kind: "server" } })
    this.#perAddress = limits.of(`wrong ${of}`, { points: perAddress, seconds })
    this.#inAll = limits.of(`wrong ${of} in all`, { points: inAll, seconds })
    this.#seconds = seconds
  }

  /** counts a wrong token and returns the refusal that its sender gets */
  async refused(address: string, wrong: { refuse: Refusal }): Promise<{ refuse: Refusal }> {
    if (!guessed.has(wrong.refuse.code)) return wrong
    // an address that has reached its own limit does not use up the limit for all addresses
    const isAllowed = (await this.#perAddress.take(address)) && (await this.#inAll.take("all"))
    if (isAllowed) return wrong
    if (await this.#told.take("all")) await this.#tell()
    return refuse("too-fast", { n: this.#seconds })
  }
}
