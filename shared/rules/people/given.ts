import { type Role, type SeatRole, seatRoles } from "../../model/terms.ts"
import { right } from "../policy.ts"

/**
 * The roles that a member may give to a seat or take from it. Only an administrator makes moderators and secretaries
 * this way.
 */
export function rolesGivenBy(role: Role): readonly SeatRole[] {
  if (right(role, "manage members") === "yes") return seatRoles.filter(one => one !== "alternate")
  return right(role, "invite guests") === "yes" ? ["panelist", "interpreter", "observer"] : []
}
