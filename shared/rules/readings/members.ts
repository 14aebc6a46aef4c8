import type { Member, State } from "../../fold/state.ts"

/**
 * Whether a member is served: asked, written to, heard, waited for. An administrator who suspends a seat ends all of it
 * at once (DOMAIN S7); answers and electorates of before stand.
 */
export const isActive = ({ removed, suspended }: Pick<Member, "removed" | "suspended">): boolean =>
  !removed && suspended === undefined

/**
 * Whether a member takes part in a session: asks for the floor, is given it, is noted as present. An observer reads along.
 * Everything else that ends with a seat is in people/seatKeeps.
 */
export const takesPart = (member: Pick<Member, "role" | "removed" | "suspended">): boolean =>
  member.role !== "observer" && isActive(member)

type Seat = Pick<Member, "role" | "removed" | "suspended" | "unconfirmed">

/** A panelist counts once their seat is confirmed, and not while an administrator has suspended them. */
export const isElector = (member: Seat): boolean => isConfirmedPanelist(member) && isActive(member)

/** A panelist whose seat others confirmed; suspended or not. */
export const isConfirmedPanelist = ({ role, removed, unconfirmed }: Seat): boolean =>
  role === "panelist" && !removed && unconfirmed === undefined

/**
 * A panelist whom a chair does not move or remove alone: whose seat others confirmed, or an administrator admitted, also
 * while whoever sat down by a chair's link waits to be confirmed (DOMAIN E3).
 */
export const isSettledPanelist = (member: Member): boolean =>
  member.role === "panelist" && !member.removed && (member.unconfirmed === undefined || member.broughtBy === undefined)

/** Of this side; of all where it is null. */
export const panelistsOf = (state: State, side: string | null): Member[] =>
  Object.values(state.members).filter(
    member => member.role === "panelist" && isActive(member) && (side === null || member.side === side),
  )
