import type { TopicId } from "../../model/ids.ts"
import type { Instant, StatementState } from "../../model/terms.ts"
import type { State } from "../state.ts"

/**
 * The part of a workspace that every page needs, whichever topic it shows. The frame has people, settings, sessions,
 * topics, and the statements and records that still need an act. Pages fetch the other rows by topic.
 */
export interface WorkspaceFrame {
  /**
   * The state. Its tables of threads, statements, rounds, objections and records hold only the frame's rows. All other
   * tables are complete.
   */
  state: State
  settled: Settled
  /** The number of differences between notes and records that `state` does not hold. */
  drifts: number
}

/** One line about each statement and record that is not in the frame's state, by topic, as lists show it. */
export type Settled = Partial<Record<TopicId, SettledTopic>>

export interface SettledTopic {
  statements: { label: string; state: StatementState }[]
  records: { number: number; declaredAt: Instant }[]
}

/**
 * All rows of one topic: its statements with their rounds and records, its newest threads, and the translations of what
 * was said in these rows. Pages fetch older
 * threads on request.
 */
export interface TopicRows
  extends Pick<State, "threads" | "statements" | "rounds" | "objections" | "records" | "translations"> {
  topic: TopicId
  /** Counts all threads of the topic, including those that are not in `threads`. */
  threadCounts: ThreadCounts
}

export interface ThreadCounts {
  open: number
  resolved: number
}
