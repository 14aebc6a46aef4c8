import type { Member } from "../../../fold/peopleState.ts"
import type { Action } from "../../policy.ts"

/**
 * The actions that belong to an elector. A panelist whose seat others have not confirmed may do none of them (DOMAIN
 * E2).
 */
export const asElector: ReadonlySet<Action> = new Set<Action>([
  "answer",
  "name an alternate",
  "hand over a seat",
  "confirm a text",
  "object",
  "object to an erratum",
  "maintain or withdraw an objection",
  "confirm a record",
  "countersign a record",
  "add to a record",
])

export const closedToUnconfirmed = (member: Member | undefined, action: Action): boolean =>
  member?.role === "panelist" && member.unconfirmed !== undefined && asElector.has(action)
