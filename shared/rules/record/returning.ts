import type { RecordCard } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import { speakersOf } from "../people/deputy.ts"

/** It was declared and never came into force: what it declared is no agreement, and no list gives its level. */
export const neverInForce = ({ state }: RecordCard): boolean =>
  state === "returned" || state === "taken_back" || state === "lapsed"

/** Why it was returned is known to the chairs alone. */
export const isReasonSealed = ({ state, reason, returnedSeq }: RecordCard): boolean =>
  state === "returned" && reason === "" && returnedSeq !== undefined

/** Whoever declared or returned it, and whoever may confirm a record for one of the sides. */
export function mayReadReason(state: State, record: RecordCard, member: string | null): boolean {
  if (member === null) return false
  if (record.declaredBy === member || record.endedBy === member) return true
  return speakersOf(
    state,
    state.sides.map(({ id }) => id),
  ).some(({ id }) => id === member)
}

export const mayPublishReason = (record: RecordCard, member: string | null): boolean =>
  member !== null && isReasonSealed(record) && (record.declaredBy === member || record.endedBy === member)
