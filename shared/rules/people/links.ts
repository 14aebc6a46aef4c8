import type { Invite, Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import type { InviteId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"

type SeatLink = Pick<Invite, "role" | "side" | "member" | "spent">

export type SeatOpens = "yes" | "taken" | "changed"

/**
 * Returns whether a link still opens its seat. The seat must still have the link's role, and its side if the link has a
 * side. An invitation to one person's seat ends when the seat is taken, however many uses are left, so that nobody else
 * can take the seat.
 */
export function opensSeat({ members }: Pick<State, "members">, link: SeatLink): SeatOpens {
  if (link.member === null) return "yes"
  const held = members[link.member]
  if (held === undefined || held.removed) return "changed"
  if (held.taken || link.spent) return "taken"
  return held.role === link.role && (link.side === null || held.side === link.side) ? "yes" : "changed"
}

/**
 * Returns whether the seats that were taken by a link ended when it was revoked. In logs of earlier versions they did,
 * and they do when a seat is reissued. Otherwise a revocation ends no seat (DOMAIN S7).
 */
export const linkEndsSeats = ({ invites }: Pick<State, "invites">, invite: InviteId): boolean =>
  invites[invite]?.revoked === true && !invites[invite].seatsStay

/** The guests, observers and interpreters, who came by a link and are still there. */
export const guestsBy = ({ members }: Pick<State, "members">, invite: InviteId): Member[] =>
  Object.values(members).filter(
    ({ cameBy, removed, role }) => cameBy === invite && !removed && (role === "observer" || role === "interpreter"),
  )

export type LinkState = "works" | "revoked" | "used" | "expired" | "changed"

/** The state of a link for a person who opens it now. */
export function linkState(state: Pick<State, "members">, link: Invite, now: Instant): LinkState {
  if (link.revoked) return "revoked"
  const opens = opensSeat(state, link)
  if (opens === "taken" || link.used >= link.uses) return "used"
  if (now >= (link.expiresAt ?? Infinity)) return "expired"
  return opens === "changed" ? "changed" : "works"
}
