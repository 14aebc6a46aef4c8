import type { Member, State } from "../../../fold/state.ts"
import type { Role, SeatRole } from "../../../model/terms.ts"
import { right } from "../../policy.ts"

/** Who would change a seat: from the connection, on the server and on the page. */
export interface By {
  role: Role
  side: string | null
}
type Panel = Pick<State, "sides">
type Held = Pick<Member, "role" | "side">

/**
 * Whether this seat is one's own to move or to take away. Who sits where decides who is asked: where the panel has sides,
 * a chair has its own side's panelists and those of none, and the secretary those of none. An observer is asked nothing.
 */
export function mayReseat({ sides }: Panel, by: By, seat: Held): boolean {
  if (right(by.role, "reseat a member") === "yes") return true
  if (sides.length === 0 || seat.side === null || seat.role === "observer") return true
  return by.role === "moderator" && by.side === seat.side
}

/** A panel without sides has one electorate, which its chairs and its desk keep; between sides roles are the administrator's. */
export const mayGiveRole = ({ sides }: Panel, { role }: By, held: SeatRole, next: SeatRole): boolean =>
  held === next || sides.length === 0 || right(role, "reseat a member") === "yes"
