import { isOffice } from "../../../fold/changes/office.ts"
import type { State } from "../../../fold/state.ts"
import { isIndependent } from "../../people/consent/voices.ts"
import { isActive } from "../../readings/members.ts"
import { findMember } from "../../readings/rows.ts"

/**
 * Whether this officer may confirm a spoken position that another one entered (DOMAIN SP2). The offices of the two do not
 * go back to the same person, and with sides the two are not of one side. There is no exception where nobody else is left.
 * Without an officer the position waits for its owner.
 */
export function mayHear(state: State, officer: string | null, enteredBy: string): boolean {
  const second = findMember(state, officer)
  const first = findMember(state, enteredBy)
  if (!second || !first || !isOffice(second.role) || !isActive(second)) return false
  return isIndependent(state, second, first.id) && (state.sides.length === 0 || second.side !== first.side)
}
