import { isOffice } from "../../../fold/office.ts"
import type { Member, State } from "../../../fold/state.ts"
import type { Role, SeatRole } from "../../../model/terms.ts"
import { right } from "../../policy.ts"
import { isActive } from "../../readings/members.ts"

/** Who gives an office, or takes it back. */
interface Appointer {
  role: Role
  side: string | null
  member: string | null
}
type Panel = Pick<State, "sides">

/** Between sides each has its own: a moderator without one gives no office. */
const isOwnSide = ({ sides }: Panel, by: Appointer, { side }: Pick<Member, "side">): boolean =>
  right(by.role, "appoint officers") === "yes" ||
  (by.role === "moderator" && (sides.length === 0 || (by.side !== null && by.side === side)))

/** Whether this person may be given an office by this one, the same office once more included (DOMAIN S9). */
export const mayAppoint = (panel: Panel, by: Appointer, member: Member): boolean =>
  isOwnSide(panel, by, member) && isActive(member) && (!isOffice(member.role) || isOwnGift(by, member))

/** Whoever gave the office takes it back, and so there is always a moderator where there was one: the one who does it. */
export const mayEndAppointment = (panel: Panel, by: Appointer, member: Member): boolean =>
  isOwnSide(panel, by, member) && !member.removed && isOffice(member.role) && isOwnGift(by, member)

const isOwnGift = ({ role, member: giver }: Appointer, { appointedBy }: Member): boolean =>
  right(role, "appoint officers") === "yes" || (appointedBy !== undefined && appointedBy === giver)

/** What the seat becomes when the office is taken back. */
export const seatBefore = ({ appointedFrom }: Pick<Member, "appointedFrom">): SeatRole => appointedFrom ?? "panelist"
