import type { Member, State } from "../../../fold/state.ts"
import type { SideId } from "../../../model/ids.ts"
import { seatKeeps } from "../seats/seatKeeps.ts"

/** A panelist of the side that named them; who has left, changed sides or got the chair is no deputy any more. */
export function deputyOf(state: State, side: SideId): Member | null {
  const id = state.deputies[side]
  const member = id === undefined ? undefined : state.members[id]
  return member && mayDeputise(member, side) ? member : null
}

export const mayDeputise = (member: Member, side: SideId): boolean => member.side === side && seatKeeps.deputy(member)

/**
 * Who confirms for these sides: the co-moderators of each and the deputy that it named. A moderator without a side speaks
 * for none.
 */
export function speakersOf(state: State, sides: readonly SideId[]): Member[] {
  const chairs = Object.values(state.members).filter(
    member => seatKeeps.chair(member) && member.side !== null && sides.includes(member.side),
  )
  return [...chairs, ...sides.flatMap(side => deputyOf(state, side) ?? [])]
}

/** Somebody can confirm for the side; else what is declared waits for it until somebody is given the chair. */
export const hasVoice = (state: State, side: SideId): boolean => speakersOf(state, [side]).length > 0

/**
 * Those of these speakers whom the page asks: the co-moderators, and a side's deputy while none of its own is here. The
 * right to confirm is the deputy's at all times (DOMAIN C1).
 */
export function askedOf(speakers: readonly Member[], present: ReadonlySet<string>): Member[] {
  const chairs = speakers.filter(({ role }) => role === "moderator")
  const isChaired = (side: SideId | null) => chairs.some(one => one.side === side && present.has(one.id))
  return speakers.filter(one => one.role === "moderator" || !isChaired(one.side))
}
