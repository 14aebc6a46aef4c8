import type { Entry } from "../../contract/events.ts"
import type { TopicRows, WorkspaceFrame } from "../../contract/frame.ts"
import type { Snapshot, TopicFetched } from "../../contract/queries.ts"
import { fold } from "../../fold/fold.ts"
import type { State } from "../../fold/state.ts"
import { type NotHeld, notHeldFor } from "./notHeld.ts"
import { topicRows, withTopic } from "./topicRows.ts"

/**
 * What a page holds of a workspace. Each row in `state` is as the log has it at `state.seq`; what is asked about is among
 * them, and of the topics in `whole` every row.
 */
export interface PageHolds extends WorkspaceFrame {
  whole: ReadonlySet<string>
}

export const holdsOf = ({
  state,
  settled,
  drifts,
  held,
}: Pick<Snapshot, "held" | keyof WorkspaceFrame>): PageHolds => ({
  state: held.reduce(withTopic, state),
  settled,
  drifts,
  whole: new Set(held.map(({ topic }) => topic)),
})

/** `missing`: what some of the entries are about and the page does not hold. */
export function withEntries(
  holds: PageHolds,
  list: readonly Entry[],
  to: number,
): { holds: PageHolds; missing: NotHeld[] } {
  const state = fold(holds.state, list, to)
  const missing = notHeldFor({ ...holds, state }, list)
  return {
    holds: { ...holds, state },
    missing: missing.filter(one => one.of === "frame" || !holds.whole.has(one.topic)),
  }
}

/** A topic joins what the page holds. `rows` are as of the page's own seq. */
export const withWhole = (holds: PageHolds, rows: TopicRows): PageHolds => ({
  ...holds,
  state: withTopic(holds.state, rows),
  whole: new Set([...holds.whole, rows.topic]),
})

/** What a page held at a moment, and the entries that came since: what was fetched meanwhile is brought to where it is now. */
export interface Meanwhile {
  base: State
  since: readonly Entry[]
}

/** A topic as it was fetched, folded on to `to`; `fetched.seq` lies between what the page held then and `to`. */
export function rowsAt({ base, since }: Meanwhile, { seq, rows }: TopicFetched, to: number): TopicRows {
  const before = since.filter(entry => entry.seq <= seq)
  const after = since.filter(entry => entry.seq > seq)
  const state = fold(withTopic(fold(base, before, seq), rows), after, to)
  return topicRows(state, rows.topic) ?? rows
}
