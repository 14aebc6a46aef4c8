import { randomInt } from "node:crypto"
import type { Clock } from "../../../ports/host/clock.ts"

const lifeMs = 15 * 60_000
const triesAllowed = 5
/** the most codes that may be pending at once, for all people together; beyond that the oldest are dropped */
const mostCodes = 10_000

interface Sent<T> {
  about: T
  hash: string
  until: number
  triesLeft: number
}

/**
 * One-time codes of six digits that are sent by e-mail. A code is valid for 15 minutes and 5 attempts. It is valid only
 * for the request that it was issued for, so nobody can use up another person's attempts. Codes are kept only in
 * memory, hashed with a key of this process. The database never holds a code, and a restart ends all codes.
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

  /**
   * makes a code for a request; if `about` is null, the code is never accepted, but the result looks the same, so that
   * nobody learns whether an address is known
   */
  issue(about: T | null): { request: string; code: string } {
    const request = this.#clock.id()
    const code = String(randomInt(1_000_000)).padStart(6, "0")
    const until = this.#clock.now() + lifeMs
    // a request without a valid code is not stored, so that the requests of strangers do not displace other people's
    // codes
    if (about === null) return { request, code }
    for (const oldest of this.#sent.keys()) {
      if (this.#sent.size < mostCodes) break
      this.#sent.delete(oldest)
    }
    this.#sent.set(request, { about, hash: this.#hash(request, code), until, triesLeft: triesAllowed })
    return { request, code }
  }

  /** returns the `about` value of the code's request; null if the code is wrong, expired or used */
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
