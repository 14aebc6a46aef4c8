import { isOffice } from "../../../fold/changes/office.ts"
import type { Member, State } from "../../../fold/state.ts"
import type { Role, SeatRole } from "../../../model/terms.ts"
import { right } from "../../policy.ts"
import { isActive } from "../../readings/members.ts"

/** The member who gives an office, or takes it back. */
interface Appointer {
  role: Role
  side: string | null
  member: string | null
}
type Panel = Pick<State, "sides">

/** In a panel with sides each side appoints its own officers: a moderator without a side gives no office. */
const isOwnSide = ({ sides }: Panel, by: Appointer, { side }: Pick<Member, "side">): boolean =>
  right(by.role, "appoint officers") === "yes" ||
  (by.role === "moderator" && (sides.length === 0 || (by.side !== null && by.side === side)))

/** Whether the appointer may give this member an office, or the same office once more (DOMAIN S9). */
export const mayAppoint = (panel: Panel, by: Appointer, member: Member): boolean =>
  isOwnSide(panel, by, member) && isActive(member) && (!isOffice(member.role) || isOwnGift(by, member))

/** The giver may take an office back, and so may an administrator. A giver remains, so there is always a moderator. */
export const mayEndAppointment = (panel: Panel, by: Appointer, member: Member): boolean =>
  isOwnSide(panel, by, member) && !member.removed && isOffice(member.role) && isOwnGift(by, member)

const isOwnGift = ({ role, member: giver }: Appointer, { appointedBy }: Member): boolean =>
  right(role, "appoint officers") === "yes" || (appointedBy !== undefined && appointedBy === giver)

/** The role of the seat after the office is taken back. */
export const seatBefore = ({ appointedFrom }: Pick<Member, "appointedFrom">): SeatRole => appointedFrom ?? "panelist"
