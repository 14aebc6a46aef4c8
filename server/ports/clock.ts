import type { Instant } from "../../shared/model/terms.ts"

/**
 * Time, chance and timers, so that a test and the demo's script can bring their own.
 *
 * The time is the machine's own: somebody may set it back or forward, and it jumps over a suspension, which timers sleep
 * through. Two rules follow. What is written down carries `stampAfter`, so that a log never goes back in time. A deadline
 * is compared with `now` itself, at the last moment inside the commit (`Unit.until`), and a long wait looks at `now` again.
 */
export interface Clock {
  now(): Instant
  /** resolves after `ms`; never keeps the process alive */
  wait(ms: number): Promise<void>
  /** 21 characters of [A-Za-z0-9_-], 126 bits of chance */
  id(): string
}

/** The time of the entry after one of `last`: a clock that was set back holds the log's time still and never turns it. */
export const stampAfter = (now: Instant, last: Instant): Instant => Math.max(now, last)

/** Timers sleep while the machine does and know nothing of a clock that was set: a long wait looks again on the way. */
const longestWaitMs = 30_000

/** How long a timer waits before it looks whether the instant has come. */
export const waitUntil = (at: Instant, now: Instant): number => Math.max(0, Math.min(longestWaitMs, at - now))
