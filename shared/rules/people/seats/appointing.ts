import { isOffice } from "../../../fold/changes/office.ts"
import type { Member } from "../../../fold/peopleState.ts"
import type { State } from "../../../fold/state.ts"
import type { Role, SeatRole } from "../../../model/terms.ts"
import { right } from "../../policy.ts"
import { isActive } from "../../readings/members.ts"

/** The member who gives an office or takes it back. */
interface Appointer {
  role: Role
  side: string | null
  member: string | null
}
type Panel = Pick<State, "sides">

/**
 * Returns whether the appointer may decide on this member's offices. In a panel with sides, moderators appoint only
 * members of their own side, so a moderator without a side appoints nobody.
 */
const isOwnSide = ({ sides }: Panel, by: Appointer, { side }: Pick<Member, "side">): boolean =>
  right(by.role, "appoint officers") === "yes" ||
  (by.role === "moderator" && (sides.length === 0 || (by.side !== null && by.side === side)))

/**
 * Returns whether the appointer may give this member an office, or give again an office that the appointer gave (DOMAIN
 * S9).
 */
export const mayAppoint = (panel: Panel, by: Appointer, member: Member): boolean =>
  isOwnSide(panel, by, member) && isActive(member) && (!isOffice(member.role) || isOwnGift(by, member))

/**
 * Returns whether the appointer may take this member's office back. Only its giver and administrators may. The giver
 * stays a moderator, so the panel always has one.
 */
export const mayEndAppointment = (panel: Panel, by: Appointer, member: Member): boolean =>
  isOwnSide(panel, by, member) && !member.removed && isOffice(member.role) && isOwnGift(by, member)

const isOwnGift = ({ role, member: giver }: Appointer, { appointedBy }: Member): boolean =>
  right(role, "appoint officers") === "yes" || (appointedBy !== undefined && appointedBy === giver)

/** The role that the seat gets when the office is taken back. */
export const seatBefore = ({ appointedFrom }: Pick<Member, "appointedFrom">): SeatRole => appointedFrom ?? "panelist"
