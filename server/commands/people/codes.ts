import { randomInt } from "node:crypto"
import type { Clock } from "../../ports/clock.ts"

const lifeMs = 15 * 60_000
const triesAllowed = 5
/** asked for at the same time by everybody together; the oldest make place */
const mostCodes = 10_000

interface Sent<T> {
  about: T
  hash: string
  until: number
  triesLeft: number
}

/**
 * Codes of six digits that were mailed, each good for one use within 15 minutes and 5 tries. A code belongs to the
 * request that asked for it, so nobody uses up another's tries. They are kept in memory and hashed with a key that the
 * process made: the database never holds one, and a restart ends them all.
 */
export class Codes<T> {
  readonly #clock: Clock
  readonly #sha256: (text: string) => string
  readonly #key: string
  readonly #sent = new Map<string, Sent<T>>()

  constructor({ clock, sha256 }: { clock: Clock; sha256: (text: string) => string }) {
    this.#clock = clock
    this.#sha256 = sha256
    this.#key = clock.id() + clock.id()
  }

  /** `about` null: a request that no code answers, indistinguishable from one that waits for its code */
  issue(about: T | null): { request: string; code: string } {
    const request = this.#clock.id()
    const code = String(randomInt(1_000_000)).padStart(6, "0")
    const until = this.#clock.now() + lifeMs
    // nothing waits for a request that no code answers, so that strangers push out nobody's code
    if (about === null) return { request, code }
    for (const oldest of this.#sent.keys()) {
      if (this.#sent.size < mostCodes) break
      this.#sent.delete(oldest)
    }
    this.#sent.set(request, { about, hash: this.#hash(request, code), until, triesLeft: triesAllowed })
    return { request, code }
  }

  /** what the code was sent about; null where it is wrong, over, or used */
  redeem(request: string, code: string): T | null {
    const sent = this.#sent.get(request)
    if (!sent || sent.until <= this.#clock.now()) return null
    sent.triesLeft--
    const isRight = this.#hash(request, code) === sent.hash
    if (isRight || sent.triesLeft < 1) this.#sent.delete(request)
    return isRight ? sent.about : null
  }

  #hash(request: string, code: string): string {
    return this.#sha256(`${this.#key} ${request} ${code}`)
  }
}
