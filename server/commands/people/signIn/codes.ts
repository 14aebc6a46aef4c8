import { randomInt } from "node:crypto"
import * as z from "zod"
import type { PendingCodes } from "../../../ports/codes.ts"
import type { Clock } from "../../../ports/host/clock.ts"

const lifeMs = 15 * 60_000
const triesAllowed = 5

/** The code of a request, and how often it may still be tried. */
const Sent = z.object({ about: z.string(), code: z.string(), until: z.number(), triesLeft: z.number() })

/** Keeps codes apart from everything else that is pending, because whoever types a code names its request. */
const nameOf = (request: string): string => `code ${request}`

/**
 * One-time codes of six digits that are sent by e-mail. A code is valid for 15 minutes and 5 attempts, on any server. It
 * is valid only for the request that it was issued for, so nobody can use up another person's attempts. Only the browser
 * that made the request has the request's name. The database holds a code only under a key that is derived from this
 * name.
 */
export class Codes<T> {
  readonly #clock: Clock
  readonly #pending: PendingCodes
  readonly #about: z.ZodType<T>

  constructor({ clock, codes }: { clock: Clock; codes: PendingCodes }, about: z.ZodType<T>) {
    this.#clock = clock
    this.#pending = codes
    this.#about = about
  }

  /**
   * Makes the name of a request. A request for which no code is issued has a name, too, so that nobody learns whether
   * an address is known.
   */
  request(): string {
    return this.#clock.id()
  }

  /**
   * Issues the code of a request, and resolves when any server accepts it. A request that has a code about the same
   * already keeps it with the tries that are left: a second letter says what the first one says, and adds no tries.
   */
  async issue(request: string, about: T): Promise<string> {
    const before = this.#valid(await this.#pending.take(nameOf(request)))
    const said = JSON.stringify(about)
    const fresh = { code: String(randomInt(1_000_000)).padStart(6, "0"), triesLeft: triesAllowed }
    const { code, triesLeft } = before?.about === said ? before : fresh
    await this.#keep(request, { about: said, code, until: this.#clock.now() + lifeMs, triesLeft })
    return code
  }

  /** Returns what a request's code is about, and leaves the code; null if it is used, expired or never was. */
  async read(request: string): Promise<T | null> {
    return this.#of(await this.#pending.read(nameOf(request)))
  }

  /** Ends a request's code untried, because the caller has used the letter's link, which proves the same. */
  async use(request: string): Promise<T | null> {
    return this.#of(await this.#pending.take(nameOf(request)))
  }

  /** returns the `about` value of the code's request; null if the code is wrong, expired or used */
  async redeem(request: string, code: string): Promise<T | null> {
    const sent = this.#valid(await this.#pending.take(nameOf(request)))
    if (sent === null) return null
    if (code === sent.code) return this.#about.parse(JSON.parse(sent.about))
    const triesLeft = sent.triesLeft - 1
    if (triesLeft > 0) await this.#keep(request, { ...sent, triesLeft })
    return null
  }

  #of(content: string | null): T | null {
    const sent = this.#valid(content)
    return sent && this.#about.parse(JSON.parse(sent.about))
  }

  #valid(content: string | null): z.infer<typeof Sent> | null {
    const sent = content === null ? null : Sent.parse(JSON.parse(content))
    return sent && sent.until > this.#clock.now() ? sent : null
  }

  async #keep(request: string, sent: z.infer<typeof Sent>): Promise<void> {
    await this.#pending.keep(nameOf(request), JSON.stringify(sent), sent.until - this.#clock.now())
  }
}
