import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import { findMember } from "../readings/rows.ts"

/**
 * Returns whether a recusal from a statement leaves this member out of its rounds: their own, or that of the member with
 * whom they share a seat (DOMAIN AL5).
 */
export const isRecused = (
  { recused }: { recused: readonly MemberId[] },
  { id, alternateOf, alternate }: Pick<Member, "id" | "alternateOf" | "alternate">,
): boolean => recused.some(one => one === id || one === alternateOf || one === alternate?.member)

/** `isRecused` for the member with this id; false for nobody. */
export function isRecusedSeat(
  { members }: Pick<State, "members">,
  statement: { recused: readonly MemberId[] },
  id: string | null,
): boolean {
  const member = findMember({ members }, id)
  return member !== undefined && isRecused(statement, member)
}
