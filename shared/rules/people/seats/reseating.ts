import type { Member, State } from "../../../fold/state.ts"
import type { Role, SeatRole } from "../../../model/terms.ts"
import { right } from "../../policy.ts"

/** The member who would change a seat: from the connection, on the server and on the page. */
export interface By {
  role: Role
  side: string | null
}
type Panel = Pick<State, "sides">
type Held = Pick<Member, "role" | "side">

/**
 * Whether the member may move or remove this seat. Seats decide who is asked, so in a panel with sides a chair may
 * change its own side's panelists and those without a side, and the secretary those without a side. An observer is
 * asked nothing.
 */
export function mayReseat({ sides }: Panel, by: By, seat: Held): boolean {
  if (right(by.role, "reseat a member") === "yes") return true
  if (sides.length === 0 || seat.side === null || seat.role === "observer") return true
  return by.role === "moderator" && by.side === seat.side
}

/**
 * A panel without sides has one electorate, which its chairs and its secretary manage; in a panel with sides only the
 * administrator changes roles.
 */
export const mayGiveRole = ({ sides }: Panel, { role }: By, held: SeatRole, next: SeatRole): boolean =>
  held === next || sides.length === 0 || right(role, "reseat a member") === "yes"
