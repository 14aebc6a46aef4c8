/** Deliveries a turn from which a window pays for itself, and from which a longer one does. */
const crowd = 50
const hall = 500
/** Milliseconds of lag from which fewer writes matter more than a moment's delay. */
const laggingMs = 100

/**
 * Milliseconds of updates that share one write to each observer: none while they are few, then so many that a full hall
 * still sees an edit of a busy panel within an eighth of a second. Where one person writes alone, each write is for so
 * little that it waits for a fourth keystroke: it reads on as smoothly. More only when the event loop lags.
 */
export function windowFor(members: number, updates: number, lag: number): 0 | 50 | 80 | 160 | 200 {
  const deliveries = members * updates
  if (deliveries < crowd) return 0
  if (lag > laggingMs) return 200
  if (deliveries < hall) return 50
  return updates > 1 ? 80 : 160
}
