import { performance } from "node:perf_hooks"

/** Milliseconds of event loop that one look covers at least. */
const coveredMs = 1_000

/**
 * Returns a function that tells which share of the time the event loop was idle, from 0 to 1, over about the last
 * second. It needs no timer: it measures when it is asked, and at most once a second.
 */
export function idleShare(
  utilization: typeof performance.eventLoopUtilization = performance.eventLoopUtilization.bind(performance),
  elapsed: () => number = () => performance.now(),
): () => number {
  let mark = utilization()
  let markedAt = elapsed()
  let share = 1
  return () => {
    if (elapsed() - markedAt >= coveredMs) {
      share = 1 - utilization(mark).utilization
      mark = utilization()
      markedAt = elapsed()
    }
    return share
  }
}
