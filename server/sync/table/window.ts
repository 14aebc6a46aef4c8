/** Deliveries per turn from which a window is worthwhile, and from which a longer one is. */
const crowd = 50
const hall = 500
/** Milliseconds of lag from which fewer writes matter more than a short delay. */
const laggingMs = 100

/**
 * Milliseconds of updates that share one write to each observer: 0 for few deliveries, then so long that a full hall
 * still sees an edit of a busy panel within an eighth of a second. If one person writes alone, a write waits for a
 * fourth keystroke, because each carries so little. Longer only when the event loop lags.
 */
export function windowFor(members: number, updates: number, lag: number): 0 | 50 | 80 | 160 | 200 {
  const deliveries = members * updates
  if (deliveries < crowd) return 0
  if (lag > laggingMs) return 200
  if (deliveries < hall) return 50
  return updates > 1 ? 80 : 160
}
