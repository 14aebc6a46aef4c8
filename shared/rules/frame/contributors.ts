import type { PlannedOpening, State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"
import { hasAttended } from "../people/seats/holder.ts"
import { isActive } from "../readings/members.ts"
import { noticesOf } from "../readings/notices.ts"
import { saidIn } from "../said/saidIn.ts"

/** The notice under which the address of a member who left is kept, so that they can be asked about an opening. */
export const leftNotice = (member: MemberId): string => `left-${member}`

/** Everybody who said something, was asked in a round, or was in a session, whether their seat goes on or has ended. */
export function contributors(state: State): Set<MemberId> {
  const found = new Set<MemberId>(saidIn(state).flatMap(({ authors }) => authors))
  for (const { electorate } of Object.values(state.rounds))
    for (const { member, delegate } of electorate) for (const one of [member, delegate]) if (one) found.add(one)
  for (const { id, role } of Object.values(state.members))
    if (role !== "observer" && Object.values(state.sessions).some(session => hasAttended(state, session, id)))
      found.add(id)
  return found
}

/** Those who contributed and are told of an opening beside everybody with a seat: guests, and those who have left. */
export const toldBesides = (state: State): MemberId[] =>
  [...contributors(state)].filter(id => state.members[id] !== undefined && state.members[id].erased === undefined)

/**
 * The contributors who could not be asked about an opening: erased, or without a seat and without a letter. The holder of a
 * seat before its reissue is not the one of now, so that the words until then (`before`) are withheld, too.
 */
export function notAsked(state: State, { id: opening }: PlannedOpening): { member: MemberId; before: Instant }[] {
  const told = new Set(
    noticesOf(state, { of: "opening", opening }).flatMap(({ members, sent }) => (sent ? members : [])),
  )
  return [...contributors(state)].flatMap(id => {
    const member = state.members[id]
    if (!member || member.erased !== undefined) return [{ member: id, before: 0 }]
    if (!isActive(member) && !told.has(id)) return [{ member: id, before: 0 }]
    return member.reissued ? [{ member: id, before: member.reissued.at }] : []
  })
}
