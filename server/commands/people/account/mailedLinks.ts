import type { PendingCodes } from "../../../ports/codes.ts"
import type { Clock } from "../../../ports/host/clock.ts"

/** How long a mailed link is valid, in milliseconds. */
const lifeMs = 15 * 60_000

/**
 * The links by which people sign in. A link only names the request for which it was mailed; what it opens is kept with
 * the request's code, so that the link and the code are used up together. Every server of the database accepts it.
 */
export class MailedLinks {
  readonly #codes: PendingCodes
  readonly #clock: Clock
  readonly #key: (token: string) => string

  constructor({ codes, clock, sha256 }: { codes: PendingCodes; clock: Clock; sha256: (text: string) => string }) {
    this.#codes = codes
    this.#clock = clock
    this.#key = token => `link ${sha256(token)}`
  }

  /** Makes a link of a request, and returns its token when any server accepts it. */
  async issue(request: string): Promise<string> {
    // the token has 252 random bits; only its hash is stored
    const token = this.#clock.id() + this.#clock.id()
    await this.#codes.keep(this.#key(token), request, lifeMs)
    return token
  }

  /** The request for which a link was mailed; null if the link is over or never was. Reading does not use it. */
  requestOf(token: string): Promise<string | null> {
    return this.#codes.read(this.#key(token))
  }
}
