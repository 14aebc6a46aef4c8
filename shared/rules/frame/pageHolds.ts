import type { Entry } from "../../contract/events.ts"
import { fold } from "../../fold/fold.ts"
import type { ThreadCounts, TopicRows, WorkspaceFrame } from "../../fold/frame.ts"
import type { Snapshot, TopicFetched } from "../../fold/snapshot.ts"
import type { State } from "../../fold/state.ts"
import { type NotHeld, notHeldFor, olderThreadIn } from "./notHeld.ts"
import { countThreads, topicRows, withTopic } from "./topicRows.ts"

/**
 * The part of a workspace that a page holds. Each row in `state` is as the log has it at `state.seq`. It holds every
 * text with an open question, and for the topics in `whole` every row except older discussions, which are counted.
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

/** `missing`: the parts that some of the entries refer to and the page does not hold. */
export function withEntries(
  holds: PageHolds,
  list: readonly Entry[],
  to: number,
): { holds: PageHolds; missing: NotHeld[] } {
  const next = { ...holds, state: fold(holds.state, list, to) }
  const missing = notHeldFor(next, list).filter(one => one.kind === "frame" || !holds.whole.has(one.topic))
  const older = list.flatMap(entry => olderThreadIn(next.state, entry) ?? []).filter(topic => holds.whole.has(topic))
  return { holds: next, missing: [...missing, ...older.map(topic => ({ kind: "threads" as const, topic }))] }
}

/** A topic as it was fetched, folded to the page's present place. */
export interface FetchedTopic {
  rows: TopicRows
  /** some of its older discussions have new comments since it was read */
  stale: boolean
}

/** Adds a topic to what the page holds. */
export function withWhole(holds: PageHolds, rows: TopicRows): PageHolds {
  const state = withTopic(holds.state, rows)
  const older = minus(rows.threadCounts, heldIn(state, rows.topic))
  return { ...holds, state, whole: new Map([...holds.whole, [rows.topic, older]]) }
}

/** The page's state at a moment and the entries since then, by which a topic fetched meanwhile is folded up to date. */
export interface Meanwhile {
  base: State
  since: readonly Entry[]
}

/** A topic, folded on to `to`; `fetched.seq` lies between the page's place then and `to`. */
export function arrivingAt({ base, since }: Meanwhile, { seq, rows }: TopicFetched, to: number): FetchedTopic {
  const before = since.filter(entry => entry.seq <= seq)
  const after = since.filter(entry => entry.seq > seq)
  const then = withTopic(fold(base, before, seq), rows)
  const now = fold(then, after, to)
  const [heldThen, heldNow] = [heldIn(then, rows.topic), heldIn(now, rows.topic)]
  // the count of an older discussion without new comments stays
  const threadCounts = minus(rows.threadCounts, minus(heldThen, heldNow))
  return {
    rows: { ...(topicRows(now, rows.topic) ?? rows), threadCounts },
    stale: after.some(entry => olderThreadIn(now, entry) === rows.topic),
  }
}
