import type { Entry } from "../../contract/events.ts"
import { fold } from "../../fold/fold.ts"
import type { ThreadCounts, TopicRows, WorkspaceFrame } from "../../fold/slices/frame.ts"
import type { Snapshot, TopicFetched } from "../../fold/slices/snapshot.ts"
import type { State } from "../../fold/state.ts"
import { type NotHeld, notHeldFor, olderThreadIn, reviewNotHeld } from "./notHeld.ts"
import { countThreads, topicRows, withTopic } from "./topicRows.ts"

/**
 * The part of a workspace that a page holds. Each row in `state` is as the log has it at `state.seq`. The page holds
 * every statement that still needs an act. For the topics in `whole` it holds every row except older threads, which are
 * only counted.
 */
export interface PageHolds extends WorkspaceFrame {
  whole: ReadonlyMap<string, ThreadCounts>
}

export const holdsOf = ({ state, settled, drifts, held }: Pick<Snapshot, "held" | keyof WorkspaceFrame>): PageHolds => {
  const all = held.reduce(withTopic, state)
  const older = held.map(({ topic, threadCounts }) => [topic, minus(threadCounts, heldIn(all, topic))] as const)
  return { state: all, settled, drifts, whole: new Map(older) }
}

const heldIn = ({ threads }: State, topic: string): ThreadCounts =>
  countThreads(Object.values(threads).filter(thread => thread.topic === topic))
const minus = (all: ThreadCounts, some: ThreadCounts): ThreadCounts => ({
  open: all.open - some.open,
  resolved: all.resolved - some.resolved,
})

/**
 * Folds new entries into the rows that the page holds. `missing` are the parts that the entries refer to and the page
 * has to fetch.
 */
export function withEntries(
  holds: PageHolds,
  list: readonly Entry[],
  to: number,
): { holds: PageHolds; missing: NotHeld[] } {
  const next = { ...holds, state: fold(holds.state, list, to) }
  const all = [...notHeldFor(next, list), ...reviewNotHeld(holds.state, next.state)]
  const missing = all.filter(one => one.kind === "frame" || !holds.whole.has(one.topic))
  const older = list.flatMap(entry => olderThreadIn(next.state, entry) ?? []).filter(topic => holds.whole.has(topic))
  return { holds: next, missing: [...missing, ...older.map(topic => ({ kind: "threads" as const, topic }))] }
}

/** A fetched topic, brought up to the sequence number of the page's state. */
export interface FetchedTopic {
  rows: TopicRows
  /** Whether older threads of the topic have changed since the server read it. */
  stale: boolean
}

/** Adds a fetched topic to the rows that the page holds. */
export function withWhole(holds: PageHolds, rows: TopicRows): PageHolds {
  const state = withTopic(holds.state, rows)
  const older = minus(rows.threadCounts, heldIn(state, rows.topic))
  return { ...holds, state, whole: new Map([...holds.whole, [rows.topic, older]]) }
}

/**
 * The page's state when it requested a topic, and the entries since then. With both, the fetched topic can be brought
 * up to date.
 */
export interface Meanwhile {
  base: State
  since: readonly Entry[]
}

/**
 * Brings a fetched topic up to the sequence number `to`, by folding the entries since the server read it. The topic's
 * `seq` lies between `base.seq` and `to`.
 */
export function arrivingAt({ base, since }: Meanwhile, { seq, rows }: TopicFetched, to: number): FetchedTopic {
  const before = since.filter(entry => entry.seq <= seq)
  const after = since.filter(entry => entry.seq > seq)
  const then = withTopic(fold(base, before, seq), rows)
  const now = fold(then, after, to)
  const [heldThen, heldNow] = [heldIn(then, rows.topic), heldIn(now, rows.topic)]
  // Entries about threads that the page does not hold leave the counts unchanged.
  const threadCounts = minus(rows.threadCounts, minus(heldThen, heldNow))
  return {
    rows: { ...(topicRows(now, rows.topic) ?? rows), threadCounts },
    stale: after.some(entry => olderThreadIn(now, entry) === rows.topic),
  }
}
