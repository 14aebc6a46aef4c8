import type { Instant } from "../../../shared/model/terms.ts"

/** Bytes that a connection may send at once, and per second from then on: several pasted chapters, then typing. */
const burstBytes = 4_194_304
const bytesPerSecond = 1_048_576
/** What a frame costs before its first byte: 1,000 at once, then 256 a second, ten times what a person's editor sends. */
const bytesPerFrame = 4_096

/** A token bucket that never refuses: it says how long to stop reading, so that no text is lost by being fast. */
export class Bucket {
  #tokens = burstBytes
  #since: Instant

  constructor(now: Instant) {
    this.#since = now
  }

  /** milliseconds to stop reading; 0 for none */
  take(bytes: number, now: Instant): number {
    const gained = (Math.max(0, now - this.#since) * bytesPerSecond) / 1_000
    this.#tokens = Math.min(burstBytes, this.#tokens + gained) - bytes - bytesPerFrame
    this.#since = now
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1_000) / bytesPerSecond)
  }
}
