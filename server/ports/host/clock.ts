import type { Instant } from "../../../shared/model/terms.ts"

/**
 * Time, random numbers and timers, so that a test and the demo's script can bring their own.
 *
 * The time is the machine's own: somebody may set it back or forward, and it jumps over a suspension, during which
 * timers stand still. Two rules follow. Entries carry `stampAfter`, so that a log never goes back in time. A deadline
 * is compared with `now` itself, at the last moment inside the commit (`Unit.until`), and a long wait reads `now`
 * again.
 */
export interface Clock {
  now(): Instant
  /** resolves after `ms`; never keeps the process alive */
  wait(ms: number): Promise<void>
  /** 21 random characters of [A-Za-z0-9_-], 126 bits */
  id(): string
}

/**
 * The time of the entry after one of `last`: if the clock was set back, the log's time stands still and never goes
 * back.
 */
export const stampAfter = (now: Instant, last: Instant): Instant => Math.max(now, last)

/**
 * Timers stand still while the machine sleeps and do not notice a changed clock, so a long wait looks at the clock in
 * between.
 */
const longestWaitMs = 30_000

/** How long a timer waits before it checks whether the instant has come. */
export const waitUntil = (at: Instant, now: Instant): number => Math.max(0, Math.min(longestWaitMs, at - now))
