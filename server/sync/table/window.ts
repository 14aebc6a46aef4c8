/** Deliveries a turn from which a window pays for itself. */
const crowd = 50
/** Milliseconds of lag from which fewer writes matter more than a moment's delay. */
const lagging = 40

/** Milliseconds of updates that share one write to each observer: none, a few, or many when the event loop lags. */
export function windowFor(deliveries: number, lag: number): 0 | 50 | 200 {
  if (deliveries < crowd) return 0
  return lag > lagging ? 200 : 50
}
