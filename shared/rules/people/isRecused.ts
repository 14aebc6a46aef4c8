import type { Member } from "../../fold/peopleState.ts"
import type { MemberId } from "../../model/ids.ts"

/**
 * Returns whether a recusal from a statement leaves this member out of its rounds: their own, or that of the member with
 * whom they share a seat (DOMAIN AL5).
 */
export const isRecused = (
  { recused }: { recused: readonly MemberId[] },
  { id, alternateOf, alternate }: Pick<Member, "id" | "alternateOf" | "alternate">,
): boolean => recused.some(one => one === id || one === alternateOf || one === alternate?.member)
