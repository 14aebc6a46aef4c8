import type { Member, State } from "../../fold/state.ts"

/**
 * Whether a member is active: asked, notified, given the floor, waited for. A suspension by an administrator ends all
 * of it at once (DOMAIN S7); earlier answers and electorates stand.
 */
export const isActive = ({ removed, suspended }: Pick<Member, "removed" | "suspended">): boolean =>
  !removed && suspended === undefined

/**
 * Whether a member takes part in a session: may ask for the floor, get it, and be recorded as present. An observer only
 * reads. Everything else that ends with a seat is in people/seatKeeps.
 */
export const takesPart = (member: Pick<Member, "role" | "removed" | "suspended">): boolean =>
  member.role !== "observer" && isActive(member)

type Seat = Pick<Member, "role" | "removed" | "suspended" | "unconfirmed">

/** A panelist counts once their seat is confirmed, and not while an administrator has suspended them. */
export const isElector = (member: Seat): boolean => isConfirmedPanelist(member) && isActive(member)

/** A panelist whose seat others have confirmed; suspended or not. */
export const isConfirmedPanelist = ({ role, removed, unconfirmed }: Seat): boolean =>
  role === "panelist" && !removed && unconfirmed === undefined

/**
 * A panelist whom a chair may not move or remove alone: others have confirmed the seat, or an administrator admitted
 * it. The latter holds also while a person who took it by a chair's link waits to be confirmed (DOMAIN E3).
 */
export const isSettledPanelist = (member: Member): boolean =>
  member.role === "panelist" && !member.removed && (member.unconfirmed === undefined || member.broughtBy === undefined)

/** The active panelists of this side, or of all sides if it is null. */
export const panelistsOf = (state: State, side: string | null): Member[] =>
  Object.values(state.members).filter(
    member => member.role === "panelist" && isActive(member) && (side === null || member.side === side),
  )
