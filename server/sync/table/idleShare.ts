import { performance } from "node:perf_hooks"

/** The shortest time in milliseconds that one measurement covers. */
const coveredMs = 1_000

/**
 * Makes a function that returns the share of about the last second in which the event loop was idle, from 0 to 1. It
 * needs no timer, because it measures when it is called, at most once a second.
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
