/** The load on which the length of a gallery's window depends. */
export interface WindowLoad {
  /** the deliveries to observers of all topics in the last second, as if each commit was written at once */
  deliveriesPerSecond: number
  /** the observers in the gallery */
  observers: number
  /** the updates of the gallery's own note in the last second */
  updatesPerSecond: number
  /** the share of the last second in which the event loop was idle, from 0 to 1 */
  idle: number
  /** the milliseconds by which the gallery's last window ended late */
  lagMs: number
}

/**
 * Deliveries per second of the whole process. One costs about 5 µs. Fewer than `few` deliveries cost a quarter of a
 * percent of a core, so windows would save nothing. Up to `crowd` deliveries cost about a percent, so an idle process
 * writes at once. With `hall` or more, a longer window is worth its delay.
 */
const few = 500
const crowd = 2_500
const hall = 10_000
/** A gallery with fewer observers costs an idle process so little that its window is the shortest. */
const large = 500
/** If a note has fewer updates per second than this, one person writes alone. */
const alone = 30
/** Shares of idle time: a process with less than `half` has no time for many small writes. */
const half = 0.5
const scarce = 0.2
/** If the event loop lags by more than this many milliseconds, fewer writes matter more than a short delay. */
const laggingMs = 100

type WindowMs = 0 | 20 | 50 | 60 | 80 | 160 | 200

/**
 * Returns for how many milliseconds updates are gathered into one write to each observer. 0: there are few deliveries,
 * or some more in an idle process. 200: the event loop lags or has little idle time. 160: the hall is full and one
 * person writes alone, and each keystroke has little text. Otherwise 20 in an idle process, or 60 if the hall is full
 * and the gallery large; and 50 in a busy process, or 80 if the hall is full.
 */
export function windowFor({ deliveriesPerSecond, observers, updatesPerSecond, idle, lagMs }: WindowLoad): WindowMs {
  if (deliveriesPerSecond < few) return 0
  if (lagMs > laggingMs || idle < scarce) return 200
  const isIdle = idle >= half
  if (deliveriesPerSecond < crowd && isIdle) return 0
  if (deliveriesPerSecond < hall) return isIdle ? 20 : 50
  if (updatesPerSecond < alone) return 160
  if (isIdle) return observers < large ? 20 : 60
  return 80
}
