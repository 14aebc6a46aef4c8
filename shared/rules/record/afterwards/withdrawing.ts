import type { RecordRow } from "../../../fold/recordState.ts"
import type { Proposal, State } from "../../../fold/state.ts"
import { isAwaited } from "../../people/consent/consent.ts"

/**
 * The proposal to withdraw a record that still waits for the other sides. The record stays in force until the last
 * confirmation.
 */
export const pendingWithdrawal = (state: State, { id }: RecordRow): Proposal | null =>
  Object.values(state.proposals).find(
    one => one.about.act === "withdraw" && one.about.record === id && isAwaited(state, one),
  ) ?? null

/**
 * The proposal that withdrew a record. Null if the record was not withdrawn, or if one chair withdrew it alone, as an
 * earlier version of Plenary allowed.
 */
export const carriedWithdrawal = ({ proposals }: State, { id }: RecordRow): Proposal | null =>
  Object.values(proposals).findLast(
    ({ about, state }) => about.act === "withdraw" && about.record === id && state === "carried",
  ) ?? null
