import { type Refusal, refuse } from "../../../contract/refusals.ts"
import type { Member } from "../../../fold/peopleState.ts"
import type { RecordRow } from "../../../fold/recordState.ts"
import type { State } from "../../../fold/state.ts"
import { seatAtEntry } from "../../people/seatsHeld.ts"
import { findMember } from "../../readings/rows.ts"

/**
 * Whether this member was a moderator or a panelist when the record was declared. Of two who share a seat, only the one
 * who sat then was, so a seat countersigns once.
 */
function wasAtTable(member: Member, { seq, declaredAt }: RecordRow): boolean {
  const { role } = seatAtEntry(member, seq)
  const sat = role === "moderator" || role === "panelist"
  return sat && member.seatedAt !== null && member.seatedAt <= declaredAt
}

/**
 * Why this member cannot countersign a record (DOMAIN R11); null if they can. Members may sign a record in force once,
 * if they were moderators or panelists when it was declared.
 */
export function cannotCountersign(state: State, record: RecordRow, member: string): Refusal | null {
  const n = record.number
  const row = findMember(state, member)
  if (!row || !wasAtTable(row, record)) return refuse("not-at-the-table", { n }).refuse
  const before = record.countersigned.find(({ by }) => by === member)
  if (before) return refuse("already-countersigned", { n, time: before.at }).refuse
  return record.state === "in_force" ? null : refuse("not-in-force", { n }).refuse
}
