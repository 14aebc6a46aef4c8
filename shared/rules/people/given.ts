import { type Role, type SeatRole, seatRoles } from "../../model/terms.ts"
import { right } from "../policy.ts"

/** The roles that a member may give to a seat and take from it: only the administrator gives a chair or a desk. */
export function rolesGivenBy(role: Role): readonly SeatRole[] {
  if (right(role, "manage members") === "yes") return seatRoles
  return right(role, "invite guests") === "yes" ? ["panelist", "observer"] : []
}
