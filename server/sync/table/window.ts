/** Deliveries a turn from which a window pays for itself, and from which a longer one does. */
const crowd = 50
const hall = 500
/** Milliseconds of lag from which fewer writes matter more than a moment's delay. */
const lagging = 100

/**
 * Milliseconds of updates that share one write to each observer: none while they are few, then so many that a full hall
 * still sees an edit within an eighth of a second, and more only when the event loop lags.
 */
export function windowFor(deliveries: number, lag: number): 0 | 50 | 80 | 200 {
  if (deliveries < crowd) return 0
  if (lag > lagging) return 200
  return deliveries < hall ? 50 : 80
}
