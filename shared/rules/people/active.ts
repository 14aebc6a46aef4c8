import type { Member } from "../../fold/state.ts"

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
