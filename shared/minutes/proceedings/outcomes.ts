import type { AgendaItem } from "../../contract/events/session.ts"
import type { Statement } from "../../fold/consensusState.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { ActionItem, Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"
import { byLabel } from "../../rules/planning/byLabel.ts"
import { actionsOf, carriedActions, isLeftDraft, notReached } from "./proceedings.ts"

/** The results of a session, as the outcome paper prints them. */
export interface Outcomes {
  records: RecordRow[]
  /** statements without an agreement, on the topics of the agenda */
  open: Statement[]
  /** items of the agenda whose topic the session did not reach */
  notReached: AgendaItem[]
  actions: ActionItem[]
  /** action items of earlier sessions that were open when this session began */
  carried: ActionItem[]
}

/**
 * The states of records that the outcome paper prints. A declared record stays on the paper even if it was superseded
 * or withdrawn later. A record that ended before it was in force is left out, because it was never agreed.
 */
const told = new Set<RecordRow["state"]>(["declared", "in_force", "superseded", "withdrawn"])
const open = new Set<Statement["state"]>(["no_consensus", "carried_over", "proposed", "in_round"])

/** Whether an instant is between the start and the close of a session. */
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
