/** The load by which the window of a gallery is chosen. */
export interface WindowLoad {
  /** the deliveries to observers of all topics in the last second, as if each commit was written at once */
  deliveriesPerSecond: number
  /** the updates of the gallery's own note in the last second */
  updatesPerSecond: number
  /** the share of the last second in which the event loop was idle, from 0 to 1 */
  idle: number
  /** the milliseconds by which the gallery's last window ended late */
  lagMs: number
}

/**
 * Deliveries per second of the whole process. One costs about 10 µs. Fewer than `few` cost half a percent of a core:
 * windows would save nothing. Up to `crowd` they cost less than three percent, which an idle process can spend on
 * writing at once. With `hall` or more, a longer window is worth its delay.
 */
const few = 500
const crowd = 2_500
const hall = 10_000
/** Updates per second of a note, below which one person writes alone. */
const alone = 30
/** Shares of idle time: a process with less than `half` has no time for many small writes. */
const half = 0.5
const scarce = 0.2
/** If the event loop lags by more than this many milliseconds, fewer writes matter more than a short delay. */
const laggingMs = 100

/**
 * Returns the milliseconds of updates that share one write to each observer. For few deliveries, or some more in an
 * idle process, it is 0. In a full hall it is 80, so that observers see an edit of a busy panel within an eighth of a
 * second. If one person writes alone it is 160, because each keystroke carries so little. While the event loop lags or
 * has little idle time it is 200.
 */
export function windowFor({ deliveriesPerSecond, updatesPerSecond, idle, lagMs }: WindowLoad): 0 | 50 | 80 | 160 | 200 {
  if (deliveriesPerSecond < few) return 0
  if (lagMs > laggingMs || idle < scarce) return 200
  if (deliveriesPerSecond < crowd && idle >= half) return 0
  if (deliveriesPerSecond < hall) return 50
  return updatesPerSecond < alone ? 160 : 80
}
