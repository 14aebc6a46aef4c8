import type { AgendaItem } from "../../../shared/contract/events/session.ts"
import { hadBreak } from "../../../shared/rules/floor/breaks.ts"
import { currentItem } from "../../../shared/rules/readings/agenda.ts"
import { isEnded, statementsOf } from "../../../shared/rules/readings/statements.ts"
import { toCall, toStartRating } from "../../acts/round/round.ts"
import { toClose } from "../../acts/session/session.ts"
import { toDraft } from "../../acts/statement/statement.ts"
import { topicOnTable, type View } from "../../scene/scene.ts"
import type { NextActionRule } from "../bar.ts"

const after = (scene: View): AgendaItem | null => {
  const at = scene.session.items.findIndex(item => item.id === scene.session.current)
  return scene.session.items[at + 1] ?? null
}

/** Row 23 of the next actions applies when every statement of the agenda item has ended. */
const nextItem: NextActionRule = scene => {
  const item = after(scene)
  if (!item || item.kind === "outcomes" || currentItem(scene)?.kind === "outcomes") return null
  const topic = topicOnTable(scene)
  return {
    act: { kind: "next-item", item },
    filled: true,
    second: [...(topic ? [toDraft(topic)] : []), { kind: "pause-session" }],
  }
}

/** Row 24 of the next actions applies when the last topic has ended. */
const readOutcomes: NextActionRule = scene => {
  const item = after(scene)
  return item?.kind === "outcomes"
    ? {
        act: { kind: "read-outcomes", item },
        filled: true,
        second: [{ kind: "show-questions" }, { kind: "pause-session" }],
      }
    : null
}

/** Row 25 of the next actions applies when the outcomes were read. */
const close: NextActionRule = scene => {
  const item = after(scene)
  return {
    act: toClose(),
    filled: true,
    second: [
      { kind: "show-questions" },
      { kind: "open-outcomes" },
      ...(item ? [{ kind: "next-item" as const, item }] : [{ kind: "pause-session" as const }]),
    ],
  }
}

/**
 * Row 22 of the next actions, for carried statements, applies when the topic has only statements that an earlier
 * session carried over. This session continues with these statements.
 */
const takeUp: NextActionRule = scene => {
  const topic = topicOnTable(scene)
  const since = scene.session.startedAt
  if (!topic || since === null) return null
  const texts = statementsOf(scene.state, topic.id)
  const statement = texts.find(one => one.state === "carried_over" && (one.ended?.at ?? Infinity) < since)
  if (!statement || texts.some(one => !isEnded(one))) return null
  const then = nextItem(scene) ?? readOutcomes(scene) ?? close(scene)
  return {
    act: { kind: "another-text", statement, carried: true },
    filled: true,
    second: [toStartRating(statement), toCall(statement), ...(then ? [then.act] : [])],
  }
}

/**
 * Row 22 of the next actions, for a break, applies when the agenda item is a break and the panel has taken no break
 * since the item began.
 */
export const takeBreak: NextActionRule = scene => {
  const item = currentItem(scene)
  if (item?.kind !== "break" || hadBreak(scene.session)) return null
  const next = after(scene)
  return {
    act: { kind: "pause-session", ...(item.minutes > 0 && { minutes: item.minutes }) },
    filled: true,
    second: next && next.kind !== "outcomes" ? [{ kind: "next-item", item: next }] : [],
  }
}

export const itemRows: readonly NextActionRule[] = [takeUp, nextItem, readOutcomes, close]
