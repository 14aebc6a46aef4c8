import { type Refusal, refuse } from "../../../contract/refusals.ts"
import type { RecordRow } from "../../../fold/recordState.ts"
import type { State } from "../../../fold/state.ts"
import { findMember } from "../../readings/rows.ts"

/**
 * Why this member cannot countersign a record (DOMAIN R11); null if they can. Members may sign a record in force once,
 * if they were moderators or panelists when it was declared.
 */
export function cannotCountersign(state: State, record: RecordRow, member: string): Refusal | null {
  const n = record.number
  const seatedAt = findMember(state, member)?.seatedAt ?? null
  if (seatedAt === null || seatedAt > record.declaredAt) return refuse("not-at-the-table", { n }).refuse
  const before = record.countersigned.find(({ by }) => by === member)
  if (before) return refuse("already-countersigned", { n, time: before.at }).refuse
  return record.state === "in_force" ? null : refuse("not-in-force", { n }).refuse
}
