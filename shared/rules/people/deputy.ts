import type { Member, State } from "../../fold/state.ts"
import type { SideId } from "../../model/ids.ts"

/** A panelist of the side that named them; who has left, changed sides or got the chair is no deputy any more. */
export function deputyOf(state: State, side: SideId): Member | null {
  const id = state.deputies[side]
  const member = id === undefined ? undefined : state.members[id]
  return member && mayDeputise(member, side) ? member : null
}

export const mayDeputise = (member: Member, side: SideId): boolean =>
  member.role === "panelist" && member.side === side && !member.removed

/** While no co-moderator of the side is here, its deputy stands in (domain.md §6). */
export const standsIn = (state: State, side: SideId, present: ReadonlySet<string>): Member | null =>
  Object.values(state.members).some(
    one => one.role === "moderator" && one.side === side && !one.removed && present.has(one.id),
  )
    ? null
    : deputyOf(state, side)
