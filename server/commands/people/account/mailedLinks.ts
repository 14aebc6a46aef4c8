import { mailboxOf } from "../../../../shared/model/host/mailbox.ts"
import type { PendingCodes } from "../../../ports/codes.ts"
import type { Clock } from "../../../ports/host/clock.ts"

/** How long a mailed link is valid, in milliseconds. */
const lifeMs = 15 * 60_000

/** The request for which a link was mailed, and the mailbox to which. */
export interface Mailed {
  request: string
  mailbox: string
}

/**
 * The links by which people sign in. A link names the request for which it was mailed; what it opens is kept with the
 * request's code, so that the link and the code are used up together. It names its own mailbox, too, because a browser
 * chooses which request a letter continues: a link proves that mailbox alone, whatever the request is about by now.
 * Every server of the database accepts it.
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

  /** Makes a link of a request for the address to which it is mailed, and returns its token when any server accepts it. */
  async issue(request: string, email: string): Promise<string> {
    // the token has 252 random bits; only its hash is stored
    const token = this.#clock.id() + this.#clock.id()
    await this.#codes.keep(this.#key(token), `${request} ${mailboxOf(email)}`, lifeMs)
    return token
  }

  /** For what a link was mailed; null if the link is over or never was. Reading does not use it. */
  async of(token: string): Promise<Mailed | null> {
    const content = await this.#codes.read(this.#key(token))
    const end = content?.indexOf(" ") ?? -1
    return content === null || end < 0 ? null : { request: content.slice(0, end), mailbox: content.slice(end + 1) }
  }
}
