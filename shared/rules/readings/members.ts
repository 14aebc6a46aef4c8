import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"

/**
 * Returns whether a member is active. Only active members are asked, notified, waited for or given the floor. A
 * suspension by an administrator ends all that at once (DOMAIN S7). Earlier answers and electorates do not change.
 */
export const isActive = ({ removed, suspended }: Pick<Member, "removed" | "suspended">): boolean =>
  !removed && suspended === undefined

/**
 * Returns whether a member attends sessions, so that the log records their presence. An observer only reads. Everything
 * else that ends with a seat is in people/seats/seatKeeps.
 */
export const attends = (member: Pick<Member, "role" | "removed" | "suspended">): boolean =>
  member.role !== "observer" && isActive(member)

/**
 * Returns whether the seat is an observer's or an interpreter's, or of one who shares a seat and does not sit. No round
 * asks such a member, no side is counted by them, and letters about the panel's business do not go to them. A chair
 * alone may therefore move or reissue the seat of an observer or an interpreter (DOMAIN S4, S6).
 */
export const isBeside = ({ role }: Pick<Member, "role">): boolean =>
  role === "observer" || role === "interpreter" || role === "alternate"

type Seat = Pick<Member, "role" | "removed" | "suspended" | "unconfirmed">

/**
 * Returns whether the member belongs to the electorate of a round that opens now: a panelist with a confirmed seat who
 * is not suspended.
 */
export const isElector = (member: Seat): boolean => isConfirmedPanelist(member) && isActive(member)

/** Returns whether the member is a panelist whose seat others have confirmed, suspended or not. */
export const isConfirmedPanelist = ({ role, removed, unconfirmed }: Seat): boolean =>
  role === "panelist" && !removed && unconfirmed === undefined

/**
 * Returns whether the member is a panelist whom a chair may not move or remove alone. Others have confirmed the seat,
 * or an administrator admitted it. A seat that an administrator admitted counts even while the person who took it waits
 * to be confirmed (DOMAIN E3).
 */
export const isSettledPanelist = (member: Member): boolean =>
  member.role === "panelist" && !member.removed && (member.unconfirmed === undefined || member.broughtBy === undefined)

/** The active panelists of this side, or of all sides if `side` is null. */
export const panelistsOf = (state: State, side: string | null): Member[] =>
  Object.values(state.members).filter(
    member => member.role === "panelist" && isActive(member) && (side === null || member.side === side),
  )
