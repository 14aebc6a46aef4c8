import type { EventBody, NewEvent } from "../../../shared/contract/events.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { Member, State } from "../../../shared/fold/state.ts"
import type { MemberId, SideId } from "../../../shared/model/ids.ts"
import type { SeatRole } from "../../../shared/model/terms.ts"
import { endOfHeld } from "../../../shared/rules/held.ts"
import { consentNeeded } from "../../../shared/rules/people/consent/consent.ts"
import { isSettledPanelist } from "../../../shared/rules/readings/members.ts"
import { openRoundOf } from "../../../shared/rules/round/electorate/electorate.ts"
import type { Actor, Decision, Situation } from "../command.ts"

/** Acts of the administrator and of the command line need nobody's consent. */
export const askerOf = ({ host, role, member }: Actor): MemberId | null => (host || role === "admin" ? null : member)

/** A round counts the people it asked: none of them is moved or removed before it ends (DOMAIN E4). */
export function busyIn(state: State, member: MemberId): { refuse: Refusal } | null {
  const round = openRoundOf(state, member)
  if (!round) return null
  const label = state.statements[round.statement]?.label ?? ""
  return refuse("elector-busy", { name: state.members[member]?.name ?? "", label })
}

/** The seat as it is from now on; what it does not keep ends with the former one. */
export function seatChanged(state: State, body: EventBody<"member-changed">): NewEvent[] {
  const member = state.members[body.member]
  const { role, side } = body
  return [{ kind: "member-changed", body }, ...(member ? endOfHeld(state, { ...member, role, side }) : [])]
}

/** Meanwhile another may have given the panelist a chair, or taken the side away: then the proposal is past. */
export function changeSeat(
  { state }: Situation,
  body: { member: MemberId; role: SeatRole; side: SideId | null },
): Decision {
  const member = state.members[body.member]
  const { member: id, role, side } = body
  if (!member || !isSettledPanelist(member)) return refuse("proposal-past")
  if (side !== null && !state.sides.some(one => one.id === side)) return refuse("proposal-past")
  return busyIn(state, id) ?? { events: seatChanged(state, { member: id, role, side }) }
}

export function removeSeat({ state }: Situation, { member: id }: { member: MemberId }): Decision {
  const member = state.members[id]
  if (!member || !state.workspace) return refuse("not-found")
  if (member.removed) return { events: [] }
  return (
    busyIn(state, id) ?? {
      events: [{ kind: "member-removed", body: { member: id } }, ...endOfHeld(state, { ...member, removed: true })],
      directory: [
        { change: "member-seats-ended", workspace: state.workspace.id, member: id },
        { change: "address", workspace: state.workspace.id, member: id, email: null },
      ],
    }
  )
}

/** A removal that was proposed: meanwhile the panelist may have been given a chair, which is not a chair's to take. */
export function removePanelist(situation: Situation, about: { member: MemberId }): Decision {
  const member = situation.state.members[about.member]
  return member && isSettledPanelist(member) ? removeSeat(situation, about) : refuse("proposal-past")
}

/**
 * A panelist who comes by a chair or the secretary waits for a consent before any electorate counts them (DOMAIN E2). A
 * chair who is alone gives it at once, and the log keeps that.
 */
export function asksForSeat(state: State, id: () => string, member: MemberId, asker: MemberId | null): NewEvent[] {
  if (asker === null) return []
  const about = { act: "seat" as const, member }
  const proposal = id()
  const made: NewEvent = { kind: "proposal-made", body: { proposal, about, asker, reason: "" } }
  const isAlone = consentNeeded(state, { about, asker, confirmations: [] }).of === "none"
  return isAlone ? [made, { kind: "proposal-carried", body: { proposal } }] : [made]
}

/** For a seat that moves: a consent that was asked for it in another place is asked anew. */
export function asksAnew(state: State, id: () => string, member: Member, asker: MemberId | null): NewEvent[] {
  const before = member.unconfirmed === undefined ? undefined : state.proposals[member.unconfirmed]
  // an administrator who moves a panelist that waits leaves the consent to those who were asked
  if (asker === null) return []
  const ended: NewEvent[] =
    before?.state === "open" ? [{ kind: "proposal-taken-back", body: { proposal: before.id } }] : []
  return [...ended, ...asksForSeat(state, id, member.id, asker)]
}
