import { RateLimiterMemory } from "rate-limiter-flexible"
import type { RefusalCode } from "../../../shared/contract/refusals/statuses.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"

/** Told of a token that nobody was given. One that is used up, expired or late is no guess, however many hold it. */
const guessed: ReadonlySet<RefusalCode> = new Set([
  "invite-unknown",
  "not-found",
  "ballot-replaced",
  "return-ended",
  "code-wrong",
])

interface Allowed {
  /** wrong tokens from one address, and from everywhere */
  perAddress: number
  inAll: number
  seconds: number
}

/**
 * Counts wrong tokens, and only those: a right one holds 252 bits and needs no guard, so a guesser never stands in the
 * way of a person with a link or a ballot. Beyond the limit a wrong token is answered by "too-fast" alone.
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

  /** what the caller is told of a token that opens nothing */
  async refused(address: string, wrong: { refuse: Refusal }): Promise<{ refuse: Refusal }> {
    if (!guessed.has(wrong.refuse.code)) return wrong
    const isLeft = (limiter: RateLimiterMemory, key: string) => limiter.consume(key).then(Boolean, () => false)
    // an address beyond its own limit uses up no more of everybody's
    const isAllowed = (await isLeft(this.#perAddress, address)) && (await isLeft(this.#inAll, "all"))
    return isAllowed ? wrong : refuse("too-fast", { n: this.#seconds })
  }
}
