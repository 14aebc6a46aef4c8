/**
 * A duration that is measured. `commit-events` and `commit-notes`: the database made a change of an event log or of notes
 * durable. `answer-command`: a command arrived and was answered. `answer-notes`: the change of a note that waited longest
 * for a commit arrived and was acknowledged.
 */
export type TimedWork = "commit-events" | "commit-notes" | "answer-command" | "answer-notes"

/** Reports durations in milliseconds to the metrics. */
export type Took = (timed: TimedWork, ms: number) => void

/** Measures how long the work takes, even if it fails. */
export async function timed<T>(took: Took, what: TimedWork, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  try {
    return await work()
  } finally {
    took(what, performance.now() - from)
  }
}
