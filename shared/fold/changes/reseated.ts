import type { Entry } from "../../contract/events.ts"
import type { EarlierSeat, Member } from "../peopleState.ts"

/** Gives a member another role or side by an entry, and keeps the seat that they had until then. */
export function reseated(
  { role, side, alternateOf, earlier = [] }: Member,
  next: Pick<Member, "role" | "side">,
  { at: until, seq }: Pick<Entry, "at" | "seq">,
): Pick<Member, "role" | "side" | "earlier"> {
  if (role === next.role && side === next.side) return next
  const before: EarlierSeat = { role, side, ...(alternateOf && { delegate: alternateOf }), until, seq }
  return { ...next, earlier: [...earlier, before] }
}
