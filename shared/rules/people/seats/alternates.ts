import type { Member } from "../../../fold/peopleState.ts"
import type { State } from "../../../fold/state.ts"
import { isSettledPanelist } from "../../readings/members.ts"
import { findMember } from "../../readings/rows.ts"

/** A delegate and the alternate whom they named. They share one seat. */
export interface SharedSeat {
  delegate: Member
  alternate: Member
}

type Panel = Pick<State, "members">

/** The seat that this member shares, as its delegate or as the alternate; null if they share none. */
export function sharedSeat(state: Panel, id: string | null): SharedSeat | null {
  const row = findMember(state, id)
  const delegate = row?.alternateOf === undefined ? row : state.members[row.alternateOf]
  const alternate = delegate?.alternate && state.members[delegate.alternate.member]
  return delegate && alternate ? { delegate, alternate } : null
}

/** Whether the alternate sits, and not the delegate (DOMAIN AL2). */
export const alternateSits = ({ alternate }: SharedSeat): boolean => alternate.role === "panelist"

/** The member who sits on the seat of this member: the member, or the one with whom they share the seat and who sits. */
export function sitterOf(state: Panel, member: Member): Member {
  const seat = sharedSeat(state, member.id)
  if (!seat) return member
  return alternateSits(seat) ? seat.alternate : seat.delegate
}

/**
 * Returns whether chairs and the secretary remove this member only by a proposal: a settled panelist, or one who shares
 * the seat of such a panelist and does not sit (DOMAIN AL6).
 */
export const hasSettledSeat = (state: Panel, member: Member): boolean =>
  !member.removed && isSettledPanelist(sitterOf(state, member))

/** Whether this member may send the command that seats the alternate (DOMAIN AL3). */
export const maySeatAlternate = ({ delegate, alternate }: SharedSeat, id: string | null): boolean =>
  delegate.id === id || (alternate.id === id && delegate.alternate?.alone === true)
