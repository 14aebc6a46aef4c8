import { type Role, type SeatRole, seatRoles } from "../../model/terms.ts"
import { right } from "../policy.ts"

/** The roles that somebody may give to a seat and take from it: a chair and a desk are given by the administrator alone. */
export function rolesGivenBy(role: Role): readonly SeatRole[] {
  if (right(role, "manage members") === "yes") return seatRoles
  return right(role, "invite guests") === "yes" ? ["panelist", "observer"] : []
}
