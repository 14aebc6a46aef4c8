import type { RecordRow } from "../../../fold/consensusState.ts"
import type { Proposal, State } from "../../../fold/state.ts"
import { isAwaited } from "../../people/consent/consent.ts"

/** The withdrawal of a record that waits for the other sides; the record stands meanwhile. */
export const pendingWithdrawal = (state: State, { id }: RecordRow): Proposal | null =>
  Object.values(state.proposals).find(
    one => one.about.act === "withdraw" && one.about.record === id && isAwaited(state, one),
  ) ?? null

/**
 * The proposal that withdrew a record; null if it was not withdrawn, or if an earlier version let one chair do it
 * alone.
 */
export const carriedWithdrawal = ({ proposals }: State, { id }: RecordRow): Proposal | null =>
  Object.values(proposals).findLast(
    ({ about, state }) => about.act === "withdraw" && about.record === id && state === "carried",
  ) ?? null
