import type { AgendaItem } from "../../contract/events/session.ts"
import type { RecordRow, Statement } from "../../fold/consensusState.ts"
import type { ActionItem, Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"
import { byLabel } from "../../rules/planning/byLabel.ts"
import { actionsOf, carriedActions, isLeftDraft, notReached } from "./proceedings.ts"

/** The results of a session for its outcome paper. */
export interface Outcomes {
  records: RecordRow[]
  /** texts of the agenda's topics without an agreement */
  open: Statement[]
  /** topics of the agenda to which the session did not come */
  notReached: AgendaItem[]
  actions: ActionItem[]
  /** action items of earlier sessions */
  carried: ActionItem[]
}

/**
 * A declared record stays on the paper with its later state. One that ended before it was in force was never agreed.
 */
const told = new Set<RecordRow["state"]>(["declared", "in_force", "superseded", "withdrawn"])
const open = new Set<Statement["state"]>(["no_consensus", "carried_over", "proposed", "in_round"])

/** From the start of a session to its close. */
export const isDuring = ({ startedAt, closedAt }: Session, at: Instant): boolean =>
  at >= (startedAt ?? Infinity) && at <= (closedAt ?? Infinity)

export function outcomesOf(state: State, session: Session): Outcomes {
  const topics = new Set(session.items.map(({ topic }) => topic))
  return {
    records: Object.values(state.records)
      .filter(record => told.has(record.state) && isDuring(session, record.declaredAt))
      .toSorted((a, b) => a.number - b.number),
    open: Object.values(state.statements)
      .filter(
        statement => topics.has(statement.topic) && (open.has(statement.state) || isLeftDraft(session, statement)),
      )
      .toSorted((a, b) => byLabel(a.label, b.label)),
    notReached: notReached(session),
    actions: actionsOf(state, session),
    carried: carriedActions(state, session),
  }
}
