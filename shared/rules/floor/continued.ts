import type { AgendaItem } from "../../contract/events/session.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { isEnded, statementsOf } from "../nextAction/scene.ts"

/** What a linked session goes on with: what was not reached, topics with open or carried-over texts, the reading out. */
export function unfinished({ items, current }: Session, state: State): AgendaItem[] {
  const at = items.findIndex(({ id }) => id === current)
  const open = (topic: string) => statementsOf(state, topic).some(one => !isEnded(one) || one.state === "carried_over")
  return items.filter((item, n) => n > at || item.kind === "outcomes" || (item.topic !== null && open(item.topic)))
}
