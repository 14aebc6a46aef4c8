import type { RecordRow } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import { speakersOf } from "../people/consent/deputy.ts"
import { isOfThisHolder } from "../people/seats/holder.ts"

/** It was declared and never came into force: what it declared is no agreement, and no list gives its level. */
export const neverInForce = ({ state }: RecordRow): boolean =>
  state === "returned" || state === "taken_back" || state === "lapsed"

/** Why it was returned is known to the chairs alone. */
export const isReasonSealed = ({ state, reason, returnedSeq }: RecordRow): boolean =>
  state === "returned" && reason === "" && returnedSeq !== undefined

/** Whoever declared it, and whoever returned it: the person, not somebody who took the seat since (DOMAIN S5). */
export function isOneOfTheTwo(state: State, record: RecordRow, id: string | null): boolean {
  const member = Object.values(state.members).find(one => one.id === id)?.id
  if (member === undefined) return false
  const { declaredBy, declaredAt, endedBy, endedAt } = record
  return (
    (declaredBy === member && isOfThisHolder(state, member, declaredAt)) ||
    (endedBy === member && isOfThisHolder(state, member, endedAt ?? declaredAt))
  )
}

/** Whoever declared or returned it, and whoever may confirm a record for one of the sides. */
export function mayReadReason(state: State, record: RecordRow, member: string | null): boolean {
  if (isOneOfTheTwo(state, record, member)) return true
  return speakersOf(
    state,
    state.sides.map(({ id }) => id),
  ).some(({ id }) => id === member)
}

export const mayPublishReason = (state: State, record: RecordRow, member: string | null): boolean =>
  isReasonSealed(record) && isOneOfTheTwo(state, record, member)
