import { randomInt } from "node:crypto"
import * as z from "zod"
import type { PendingCodes } from "../../../ports/codes.ts"
import type { Clock } from "../../../ports/host/clock.ts"

/** How long a mailed link is valid, in milliseconds. */
const lifeMs = 15 * 60_000

const Sent = z.object({
  email: z.string(),
  to: z.string(),
  request: z.string(),
  compare: z.string(),
  until: z.number(),
})

export type LinkSent = z.infer<typeof Sent>

/**
 * The links by which people sign in. A link is used once, and reading it does not use it, because mail servers open
 * links before their readers do (DOMAIN SI6). Every server of the database accepts it.
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

  /** Makes a link, and a number of two digits that is shown where it was asked for and where it is opened. */
  make(email: string, to: string): LinkSent & { token: string } {
    const compare = String(randomInt(90) + 10)
    // the token has 252 random bits; only its hash is stored
    const token = this.#clock.id() + this.#clock.id()
    return { token, email, to, request: this.#clock.id(), compare, until: this.#clock.now() + lifeMs }
  }

  async issue({ token, ...sent }: LinkSent & { token: string }): Promise<void> {
    await this.#codes.keep(this.#key(token), JSON.stringify(sent), sent.until - this.#clock.now())
  }

  /** Reads a link without using it; null if it was used, is over or never was. */
  async read(token: string): Promise<LinkSent | null> {
    return this.#valid(await this.#codes.read(this.#key(token)))
  }

  /** Uses the link. Of two callers with one link only one gets it. */
  async use(token: string): Promise<LinkSent | null> {
    return this.#valid(await this.#codes.take(this.#key(token)))
  }

  #valid(content: string | null): LinkSent | null {
    if (content === null) return null
    const sent = Sent.parse(JSON.parse(content))
    return sent.until > this.#clock.now() ? sent : null
  }
}
