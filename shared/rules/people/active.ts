import type { Member } from "../../fold/state.ts"

/**
 * Whether a member is served: asked, written to, heard, waited for. An administrator who suspends a seat ends all of it
 * at once (DOMAIN S7); answers and electorates of before stand.
 */
export const isActive = ({ removed, suspended }: Pick<Member, "removed" | "suspended">): boolean =>
  !removed && suspended === undefined
