import type { Member } from "../../../fold/peopleState.ts"
import type { State } from "../../../fold/state.ts"
import type { SideId } from "../../../model/ids.ts"
import { seatKeeps } from "../seats/seatKeeps.ts"

/** The panelist whom the side named as its deputy; null if that panelist has left the side or became its chair. */
export function deputyOf(state: State, side: SideId): Member | null {
  const id = state.deputies[side]
  const member = id === undefined ? undefined : state.members[id]
  return member && mayDeputise(member, side) ? member : null
}

export const mayDeputise = (member: Member, side: SideId): boolean => member.side === side && seatKeeps.deputy(member)

/**
 * The members who may confirm for these sides: each side's co-moderators and its deputy. A moderator without a side may
 * confirm for no side.
 */
export function speakersOf(state: State, sides: readonly SideId[]): Member[] {
  const chairs = Object.values(state.members).filter(
    member => seatKeeps.chair(member) && member.side !== null && sides.includes(member.side),
  )
  return [...chairs, ...sides.flatMap(side => deputyOf(state, side) ?? [])]
}

/**
 * Returns whether anybody can confirm for the side. If nobody can, a declared record waits until the side has a
 * co-moderator.
 */
export const hasVoice = (state: State, side: SideId): boolean => speakersOf(state, [side]).length > 0

/**
 * The members whom the page asks to confirm: the co-moderators, and a side's deputy only while no chair of that side is
 * present. Even so, the deputy may confirm at all times (DOMAIN C1).
 */
export function askedOf(speakers: readonly Member[], present: ReadonlySet<string>): Member[] {
  const chairs = speakers.filter(({ role }) => role === "moderator")
  const isChaired = (side: SideId | null) => chairs.some(one => one.side === side && present.has(one.id))
  return speakers.filter(one => one.role === "moderator" || !isChaired(one.side))
}
