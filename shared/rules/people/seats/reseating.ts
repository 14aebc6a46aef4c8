import type { Member } from "../../../fold/peopleState.ts"
import type { State } from "../../../fold/state.ts"
import type { Role, SeatRole } from "../../../model/terms.ts"
import { right } from "../../policy.ts"
import { isBeside } from "../../readings/members.ts"

/** The member who wants to change a seat, as the connection identifies them. */
export interface By {
  role: Role
  side: string | null
}
type Panel = Pick<State, "sides">
type Held = Pick<Member, "role" | "side">

/**
 * Returns whether the member may move or remove this seat. In a panel with sides, seats decide who is asked in rounds.
 * A chair may therefore change only panelists of the own side and panelists without a side. The secretary may change
 * only panelists without a side. Both may change every observer and interpreter, because rounds do
 * not ask observers and interpreters.
 */
export function mayReseat({ sides }: Panel, by: By, seat: Held): boolean {
  if (right(by.role, "reseat a member") === "yes") return true
  if (sides.length === 0 || seat.side === null || isBeside(seat)) return true
  return by.role === "moderator" && by.side === seat.side
}

/**
 * Returns whether the member may change a seat's role from `held` to `next`. In a panel without sides, chairs and
 * secretary manage the one electorate. In a panel with sides, only administrators change roles.
 */
export const mayGiveRole = ({ sides }: Panel, { role }: By, held: SeatRole, next: SeatRole): boolean =>
  held === next || sides.length === 0 || right(role, "reseat a member") === "yes"
