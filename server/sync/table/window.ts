/**
 * Numbers of deliveries, i.e. connections times updates. With `crowd` or more, a window is worth its delay. With `hall`
 * or more, a longer window is worth its delay.
 */
const crowd = 50
const hall = 500
/** If the event loop lags by more than this many milliseconds, fewer writes matter more than a short delay. */
const laggingMs = 100

/**
 * Returns the milliseconds of updates that share one write to each observer. For few deliveries it is 0. In a full hall
 * it is 80, so that observers see an edit of a busy panel within an eighth of a second. If one person writes alone it
 * is 160, because each keystroke carries so little. While the event loop lags it is 200.
 */
export function windowFor(members: number, updates: number, lag: number): 0 | 50 | 80 | 160 | 200 {
  const deliveries = members * updates
  if (deliveries < crowd) return 0
  if (lag > laggingMs) return 200
  if (deliveries < hall) return 50
  return updates > 1 ? 80 : 160
}
