import type { TopicId } from "../model/ids.ts"
import type { Instant, StatementState } from "../model/terms.ts"
import type { State } from "./state.ts"

/**
 * The part of a workspace that every page needs, whichever topic it shows: people, settings, sessions and topics, and
 * those of the topics' texts about which something is still asked. The rest comes by topic.
 */
export interface WorkspaceFrame {
  /** the five tables that topics fill hold only the frame's rows; all other tables are whole */
  state: State
  settled: Settled
  /** differences between notes and records that are not in `state` */
  drifts: number
}

/** The lines of lists about texts and records that the frame does not hold. */
export type Settled = Partial<Record<TopicId, SettledTopic>>

export interface SettledTopic {
  statements: { label: string; state: StatementState }[]
  records: { number: number; declaredAt: Instant }[]
}

/** All rows of one topic: its texts with their rounds and records, and its discussions, older ones on request. */
export interface TopicRows extends Pick<State, "threads" | "statements" | "rounds" | "objections" | "records"> {
  topic: TopicId
  /** counts all of its discussions, whether they are here or not */
  threadCounts: ThreadCounts
}

export interface ThreadCounts {
  open: number
  resolved: number
}
