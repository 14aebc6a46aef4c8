import type { RecordRow } from "../../fold/recordState.ts"
import type { State } from "../../fold/state.ts"
import { speakersOf } from "../people/consent/deputy.ts"
import { isOfThisHolder } from "../people/seats/holder.ts"
import { findMember } from "../readings/rows.ts"

/**
 * Returns whether a record was declared and never came into force. Such a record is no agreement, and lists do not show
 * its level.
 */
export const neverInForce = ({ state }: RecordRow): boolean =>
  state === "returned" || state === "taken_back" || state === "lapsed"

/** Returns whether only the chairs may read why the record was returned. */
export const isReasonSealed = ({ state, reason, returnedSeq }: RecordRow): boolean =>
  state === "returned" && reason === "" && returnedSeq !== undefined

/**
 * Returns whether this member declared or returned the record. If a former holder of the seat did, the result is false
 * (DOMAIN S5).
 */
export function isOneOfTheTwo(state: State, record: RecordRow, id: string | null): boolean {
  const member = findMember(state, id)?.id
  if (member === undefined) return false
  const { declaredBy, declaredAt, endedBy, endedAt } = record
  return (
    (declaredBy === member && isOfThisHolder(state, member, declaredAt)) ||
    (endedBy === member && isOfThisHolder(state, member, endedAt ?? declaredAt))
  )
}

/**
 * Returns whether this member may read why the record was returned: they declared it, returned it, or may confirm
 * records for a side.
 */
export function mayReadReason(state: State, record: RecordRow, member: string | null): boolean {
  if (isOneOfTheTwo(state, record, member)) return true
  return speakersOf(
    state,
    state.sides.map(({ id }) => id),
  ).some(({ id }) => id === member)
}

export const mayPublishReason = (state: State, record: RecordRow, member: string | null): boolean =>
  isReasonSealed(record) && isOneOfTheTwo(state, record, member)
