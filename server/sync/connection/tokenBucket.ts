import type { Instant } from "../../../shared/model/terms.ts"

/** Bytes that a connection may send at once: several pasted chapters. After that it may send `bytesPerSecond`. */
const burstBytes = 4_194_304
const bytesPerSecond = 1_048_576
/**
 * The bytes that each message costs in addition to its own. They allow 1,000 messages at once, then 256 a second: ten
 * times what a person's editor sends.
 */
const bytesPerFrame = 4_096

/**
 * A token bucket for the messages of one connection. It refuses no message, so a fast writer loses no text. Instead,
 * `take` returns how long to stop reading.
 */
export class TokenBucket {
  #tokens = burstBytes
  #since: Instant

  constructor(now: Instant) {
    this.#since = now
  }

  /** Takes the tokens of one message. Returns the milliseconds to stop reading; 0 means that reading goes on. */
  take(bytes: number, now: Instant): number {
    const gained = (Math.max(0, now - this.#since) * bytesPerSecond) / 1_000
    this.#tokens = Math.min(burstBytes, this.#tokens + gained) - bytes - bytesPerFrame
    this.#since = now
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1_000) / bytesPerSecond)
  }
}
