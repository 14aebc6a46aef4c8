import type { Instant } from "../../../shared/model/terms.ts"

/** Bytes that a connection may send at once, and per second from then on: several pasted chapters, then typing. */
const burstBytes = 4_194_304
const bytesPerSecond = 1_048_576
/**
 * The cost of a frame besides its bytes: 1,000 frames at once, then 256 a second, ten times what a person's editor
 * sends.
 */
const bytesPerFrame = 4_096

/** A token bucket that never refuses: it returns how long to stop reading, so that a fast writer loses no text. */
export class TokenBucket {
  #tokens = burstBytes
  #since: Instant

  constructor(now: Instant) {
    this.#since = now
  }

  /** milliseconds to stop reading; 0 means go on */
  take(bytes: number, now: Instant): number {
    const gained = (Math.max(0, now - this.#since) * bytesPerSecond) / 1_000
    this.#tokens = Math.min(burstBytes, this.#tokens + gained) - bytes - bytesPerFrame
    this.#since = now
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1_000) / bytesPerSecond)
  }
}
