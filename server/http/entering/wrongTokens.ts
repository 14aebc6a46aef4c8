import { RateLimiterMemory } from "rate-limiter-flexible"
import type { RefusalCode } from "../../../shared/contract/refusals/statuses.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"

/** Refusals of a token that was never issued. A token that is used up, expired or late is not a guess. */
const guessed: ReadonlySet<RefusalCode> = new Set([
  "invite-unknown",
  "not-found",
  "ballot-replaced",
  "return-ended",
  "code-wrong",
])

interface Allowed {
  /** the most wrong tokens of one address, and of all addresses together */
  perAddress: number
  inAll: number
  seconds: number
}

/**
 * Counts wrong tokens only: a right one has 252 random bits and needs no limit, so a guesser never blocks a person with
 * a link or a ballot. Beyond the limit every wrong token gets "too-fast".
 */
export class WrongTokens {
  readonly #perAddress: RateLimiterMemory
  readonly #inAll: RateLimiterMemory
  readonly #seconds: number

  constructor({ perAddress, inAll, seconds }: Allowed) {
    this.#perAddress = new RateLimiterMemory({ points: perAddress, duration: seconds })
    this.#inAll = new RateLimiterMemory({ points: inAll, duration: seconds })
    this.#seconds = seconds
  }

  /** the refusal that the caller of a wrong token gets */
  async refused(address: string, wrong: { refuse: Refusal }): Promise<{ refuse: Refusal }> {
    if (!guessed.has(wrong.refuse.code)) return wrong
    const isLeft = (limiter: RateLimiterMemory, key: string) => limiter.consume(key).then(Boolean, () => false)
    // an address beyond its own limit does not use up the common one
    const isAllowed = (await isLeft(this.#perAddress, address)) && (await isLeft(this.#inAll, "all"))
    return isAllowed ? wrong : refuse("too-fast", { n: this.#seconds })
  }
}
