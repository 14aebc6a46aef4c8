import type { Entry } from "../../contract/events.ts"
import type { WorkspaceFrame } from "../../fold/frame.ts"
import type { State } from "../../fold/state.ts"
import type { TopicId } from "../../model/ids.ts"

/** A part that a page has to fetch before it can show an entry. */
export type NotHeld = { kind: "topic" | "threads"; topic: TopicId } | { kind: "frame" }

/**
 * The parts that entries refer to and the page does not hold: mostly a text that was settled in a topic that it does
 * not show, and is taken up again. The fold leaves such an entry out, so the whole topic is fetched. `frame`: with the
 * entries folded in.
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

/** An agenda takes up a topic in which a text was carried over. */
const carriedTo = (settled: WorkspaceFrame["settled"], { kind, body }: Entry): NotHeld[] =>
  kind !== "agenda-set"
    ? []
    : body.items.flatMap(({ topic }) => {
        const carried = topic !== null && settled[topic]?.statements.some(({ state }) => state === "carried_over")
        return carried ? [{ kind: "topic", topic }] : []
      })

/** The topic of an older discussion in which a member comments, or which a member settles or takes up again. */
export const olderThreadIn = ({ threads }: State, { kind, body }: Entry): TopicId | null =>
  kind !== "thread-opened" && "thread" in body && !(body.thread in threads) ? body.topic : null

const recordNotHeld = ({ records }: State, { kind, body }: Entry): NotHeld[] =>
  kind === "proposal-made" && "record" in body.about && !(body.about.record in records) ? [{ kind: "frame" }] : []

/** A frame holds some of the differences: when those are decided, the next ones are fetched. */
const endsDrift = ({ body }: Entry): boolean => "record" in body

const isDrifting = ({ records }: State): boolean => Object.values(records).some(({ drift }) => drift !== null)
