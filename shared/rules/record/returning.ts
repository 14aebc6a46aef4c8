import type { RecordRow } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import { speakersOf } from "../people/consent/deputy.ts"
import { isOfThisHolder } from "../people/seats/holder.ts"
import { findMember } from "../readings/rows.ts"

/** Whether it was declared and never came into force: it is no agreement, and no list gives its level. */
export const neverInForce = ({ state }: RecordRow): boolean =>
  state === "returned" || state === "taken_back" || state === "lapsed"

/** Whether only the chairs may read the reason for its return. */
export const isReasonSealed = ({ state, reason, returnedSeq }: RecordRow): boolean =>
  state === "returned" && reason === "" && returnedSeq !== undefined

/** Whether this is the person who declared it, or who returned it, and not a later holder of the seat (DOMAIN S5). */
export function isOneOfTheTwo(state: State, record: RecordRow, id: string | null): boolean {
  const member = findMember(state, id)?.id
  if (member === undefined) return false
  const { declaredBy, declaredAt, endedBy, endedAt } = record
  return (
    (declaredBy === member && isOfThisHolder(state, member, declaredAt)) ||
    (endedBy === member && isOfThisHolder(state, member, endedAt ?? declaredAt))
  )
}

/** Open to the members who declared or returned it, and to those who may confirm a record for one of the sides. */
export function mayReadReason(state: State, record: RecordRow, member: string | null): boolean {
  if (isOneOfTheTwo(state, record, member)) return true
  return speakersOf(
    state,
    state.sides.map(({ id }) => id),
  ).some(({ id }) => id === member)
}

export const mayPublishReason = (state: State, record: RecordRow, member: string | null): boolean =>
  isReasonSealed(record) && isOneOfTheTwo(state, record, member)
