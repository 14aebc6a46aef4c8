import type { RecordCard } from "../../fold/consensusState.ts"
import type { Member, State } from "../../fold/state.ts"
import type { MemberId, SideId } from "../../model/ids.ts"
import { sidesAwaited, speakersOf, standsIn } from "../people/deputy.ts"
import { adoptedAt } from "./minutesOf.ts"

/** A withdrawal that was proposed and neither confirmed nor taken back; the record stands meanwhile. */
export const pendingWithdrawal = ({ state, withdrawal }: RecordCard) => (state === "in_force" ? withdrawal : null)

/**
 * The sides that have yet to confirm that a record is withdrawn: every side but that of who proposes it, until the
 * minutes with the record are adopted (domain.md §6). None: it is withdrawn at once.
 */
export function sidesToAgree(state: State, record: RecordCard, proposer: MemberId | null): SideId[] {
  if (adoptedAt(state, record) !== null) return []
  return sidesAwaited(state, { declaredBy: proposer, confirmations: record.withdrawal?.confirmations ?? [] })
}

/** Co-moderators of a side that has to confirm the withdrawal, and the deputy that it named. */
export function mayConfirmWithdrawal(state: State, record: RecordCard, member: string | null): boolean {
  const pending = pendingWithdrawal(record)
  if (!pending) return false
  return speakersOf(state, sidesToAgree(state, record, pending.by)).some(({ id }) => id === member)
}

/** Whom a pending withdrawal waits for: the other sides' co-moderators, and where none of a side's is here its deputy. */
export function withdrawalAwaits(state: State, record: RecordCard, present: ReadonlySet<string>): Member[] {
  const pending = pendingWithdrawal(record)
  const sides = pending ? sidesToAgree(state, record, pending.by) : []
  const chairs = speakersOf(state, sides).filter(({ role }) => role === "moderator")
  return [...chairs, ...sides.flatMap(side => standsIn(state, side, present) ?? [])]
}
