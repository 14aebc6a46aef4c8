import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { RecordId } from "../../../shared/model/ids.ts"
import { isOfThisHolder } from "../../../shared/rules/people/seats/holder.ts"
import type { Situation } from "../../core/command.ts"

/** The ids that every event about a record names. */
export const placeOfRecord = ({ id, body }: RecordRow) => ({ record: id, statement: body.statement, topic: body.topic })

/**
 * Whether the actor was asked in the round of the record, and the seat was not reissued after the declaration. Only
 * then may the actor add a reservation, a dissent or a change of position.
 */
export function inElectorate({ state, actor }: Situation, { record }: { record: RecordId }): boolean {
  const row = state.records[record]
  if (!row || actor.member === null || !isOfThisHolder(state, actor.member, row.declaredAt)) return false
  return row.body.electorate.some(elector => elector.member === actor.member)
}
