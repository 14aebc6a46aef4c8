import type { Instant } from "../../../shared/model/terms.ts"

/**
 * Time, random numbers and timers. Tests and the demo's script replace this interface with their own.
 *
 * The time is the machine's clock. Somebody may set the clock back or forward. The time also jumps when the machine
 * wakes from sleep, and timers stop during the sleep. Two rules follow. First, entries carry `stampAfter`, so that
 * times in a log never decrease. Second, a deadline is compared with `now` at the end of the commit (`Unit.until`), and
 * a long wait reads `now` again.
 */
export interface Clock {
  now(): Instant
  /** resolves after `ms` milliseconds; the timer never keeps the process alive */
  wait(ms: number): Promise<void>
  /** a random id: 21 characters of [A-Za-z0-9_-], 126 bits */
  id(): string
}

/**
 * The time of the entry that follows an entry with the time `last`. If the clock was set back, the new entry gets the
 * time `last`, so that times in a log never decrease.
 */
export const stampAfter = (now: Instant, last: Instant): Instant => Math.max(now, last)

/**
 * The longest time in ms that one timer waits. Timers stop while the machine sleeps and do not notice that the clock
 * was set. A long wait is therefore split into timers, and the clock is read after each.
 */
const longestWaitMs = 30_000

/**
 * How many milliseconds to wait before the clock is compared with `at` again: the time left until `at`, but at most
 * `longestWaitMs`. 0 if `at` has passed.
 */
export const waitUntil = (at: Instant, now: Instant): number => Math.max(0, Math.min(longestWaitMs, at - now))
