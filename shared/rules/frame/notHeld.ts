import type { Entry } from "../../contract/events.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { WorkspaceFrame } from "../../fold/slices/frame.ts"
import type { State } from "../../fold/state.ts"
import type { TopicId } from "../../model/ids.ts"
import { reviewOn } from "../record/living/reviews.ts"
import { reviewedSoonest, reviewsShown } from "./frame.ts"

/** A part of the workspace that a page has to fetch before it can show an entry. */
export type NotHeld = { kind: "topic" | "threads"; topic: TopicId } | { kind: "frame" }

/**
 * The parts that entries refer to and that the page does not hold. Usually such an entry concerns a settled statement
 * of a topic that the page does not show. The fold ignores the entry, so the page fetches the whole topic. `frame`
 * means that the page fetches the frame again.
 */
export function notHeldFor({ state, settled, drifts }: WorkspaceFrame, list: readonly Entry[]): NotHeld[] {
  const each = list.flatMap(entry => [
    ...textNotHeld(state, entry),
    ...carriedTo(settled, entry),
    ...recordNotHeld(state, entry),
  ])
  return drifts > 0 && list.some(endsDrift) && !isDrifting(state) ? [...each, { kind: "frame" }] : each
}

function textNotHeld({ statements }: State, { kind, body }: Entry): NotHeld[] {
  if (kind === "thread-opened" || !("statement" in body) || body.statement === null) return []
  return body.statement in statements ? [] : [{ kind: "topic", topic: body.topic }]
}

/**
 * The topics that an agenda takes up again and whose rows the page needs, because a statement in them was carried over.
 */
const carriedTo = (settled: WorkspaceFrame["settled"], { kind, body }: Entry): NotHeld[] =>
  kind !== "agenda-set"
    ? []
    : body.items.flatMap(({ topic }) => {
        const carried = topic !== null && settled[topic]?.statements.some(({ state }) => state === "carried_over")
        return carried ? [{ kind: "topic", topic }] : []
      })

/**
 * The topic of the older thread that an entry changes. Null if the page holds the thread, or if the entry changes no
 * thread.
 */
export const olderThreadIn = ({ threads }: State, { kind, body }: Entry): TopicId | null =>
  kind !== "thread-opened" && "thread" in body && !(body.thread in threads) ? body.topic : null

const recordNotHeld = ({ records }: State, { kind, body }: Entry): NotHeld[] =>
  kind === "proposal-made" && "record" in body.about && !(body.about.record in records) ? [{ kind: "frame" }] : []

/**
 * The frame holds only the records whose reviews are due first. When the review of one of them is no longer due, or is now
 * due after another record's, the page may lack the record that is due next, and fetches the frame again.
 */
export function reviewNotHeld(before: State, after: State): NotHeld[] {
  if (before.records === after.records) return []
  const first = reviewedSoonest(Object.values(before.records))
  const isLater = ({ id }: RecordRow): boolean => {
    const [was, is] = [before, after].map(({ records }) => (records[id] ? reviewOn(records[id]) : null))
    return is === null || (was ?? "") < (is ?? "")
  }
  return first.length === reviewsShown && first.some(isLater) ? [{ kind: "frame" }] : []
}

/**
 * Returns whether the entry may end a difference between note and record. The frame holds only some differences. When
 * none of them is left in the page's state, the page fetches the frame again.
 */
const endsDrift = ({ body }: Entry): boolean => "record" in body

const isDrifting = ({ records }: State): boolean => Object.values(records).some(({ drift }) => drift !== null)
