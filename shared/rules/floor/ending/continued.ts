import type { AgendaItem } from "../../../contract/events/session.ts"
import type { Session } from "../../../fold/sessionState.ts"
import type { State } from "../../../fold/state.ts"
import { isBegun } from "../../readings/agenda.ts"
import { isEnded, statementsOf } from "../../readings/statements.ts"

/**
 * The agenda items that a linked session takes over: items that were not held, topics with open or carried-over
 * statements, and the reading of outcomes.
 */
export function unfinished(session: Session, state: State): AgendaItem[] {
  const open = (topic: string) => statementsOf(state, topic).some(one => !isEnded(one) || one.state === "carried_over")
  return session.items.filter(
    item => !isBegun(session, item) || item.kind === "outcomes" || (item.topic !== null && open(item.topic)),
  )
}
