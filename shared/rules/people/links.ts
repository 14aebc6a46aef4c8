import type { Invite, State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"

type SeatLink = Pick<Invite, "role" | "side" | "member" | "spent">

export type SeatOpens = "yes" | "taken" | "changed"

/**
 * Whether a link still leads to a seat. It is bound to its role, and to its side if it has one. An invitation to one
 * person's seat is used up when that seat is taken, however many uses are left, so that nobody else can take the seat.
 */
export function opensSeat({ members }: Pick<State, "members">, link: SeatLink): SeatOpens {
  if (link.member === null) return "yes"
  const held = members[link.member]
  if (held === undefined || held.removed) return "changed"
  if (held.taken || link.spent) return "taken"
  return held.role === link.role && (link.side === null || held.side === link.side) ? "yes" : "changed"
}

export type LinkState = "works" | "revoked" | "used" | "expired" | "changed"

/** The state of a link for a person who opens it now. */
export function linkState(state: Pick<State, "members">, link: Invite, now: Instant): LinkState {
  if (link.revoked) return "revoked"
  const opens = opensSeat(state, link)
  if (opens === "taken" || link.used >= link.uses) return "used"
  if (now >= (link.expiresAt ?? Infinity)) return "expired"
  return opens === "changed" ? "changed" : "works"
}
