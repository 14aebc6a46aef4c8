import type { RecordCard } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { SideId } from "../../model/ids.ts"
import { sidesAwaited, speakersOf } from "../people/deputy.ts"
import { adoptedAt } from "./minutesOf.ts"

/** A withdrawal that was proposed and neither confirmed nor taken back; the record stands meanwhile. */
export const pendingWithdrawal = ({ state, withdrawal }: RecordCard) => (state === "in_force" ? withdrawal : null)

/**
 * The sides that have yet to confirm that a record is withdrawn: every side but that of who proposes it, until the
 * minutes with the record are adopted (domain.md §6). None: it is withdrawn at once.
 */
export function sidesToAgree(state: State, record: RecordCard, proposer: string | null): SideId[] {
  if (adoptedAt(state, record) !== null) return []
  return sidesAwaited(state, { declaredBy: proposer, confirmations: record.withdrawal?.confirmations ?? [] })
}

/** Those that a withdrawal which was proposed waits for. */
export function sidesToWithdraw(state: State, record: RecordCard): SideId[] {
  const pending = pendingWithdrawal(record)
  return pending ? sidesToAgree(state, record, pending.by) : []
}

/** Co-moderators of a side that has to confirm the withdrawal, and the deputy that it named. */
export const mayConfirmWithdrawal = (state: State, record: RecordCard, member: string | null): boolean =>
  speakersOf(state, sidesToWithdraw(state, record)).some(({ id }) => id === member)
