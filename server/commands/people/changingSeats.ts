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

/** The member whose act needs consent; null for the administrator and the command line, whose acts need none. */
export const askerOf = ({ host, role, member }: Actor): MemberId | null => (host || role === "admin" ? null : member)

/** The first open round that has asked the member: they are not moved or removed before it ends (DOMAIN E4). */
export function busyIn(state: State, member: MemberId): { refuse: Refusal } | null {
  const round = openRoundOf(state, member)
  if (!round) return null
  const label = state.statements[round.statement]?.label ?? ""
  return refuse("elector-busy", { name: state.members[member]?.name ?? "", label })
}

/** Changes the seat; offices and rights that the new seat does not have end with the old one. */
export function seatChanged(state: State, body: EventBody<"member-changed">): NewEvent[] {
  const member = state.members[body.member]
  const { role, side } = body
  return [{ kind: "member-changed", body }, ...(member ? endOfHeld(state, { ...member, role, side }) : [])]
}

/**
 * Meanwhile another moderator may have made the panelist a chair, or removed the side: then the proposal is out of
 * date.
 */
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
        { kind: "member-seats-ended", workspace: state.workspace.id, member: id },
        { kind: "address", workspace: state.workspace.id, member: id, email: null },
      ],
    }
  )
}

/** Carries out a proposed removal. The panelist may have become a chair meanwhile, whom no chair may remove. */
export function removePanelist(situation: Situation, about: { member: MemberId }): Decision {
  const member = situation.state.members[about.member]
  return member && isSettledPanelist(member) ? removeSeat(situation, about) : refuse("proposal-past")
}

/**
 * A panelist whom a chair or the secretary has admitted waits for consent before any electorate counts them (DOMAIN
 * E2). If nobody else has to consent, the chair's consent is recorded at once.
 */
export function asksForSeat(state: State, id: () => string, member: MemberId, asker: MemberId | null): NewEvent[] {
  if (asker === null) return []
  const about = { act: "seat" as const, member }
  const proposal = id()
  const made: NewEvent = { kind: "proposal-made", body: { proposal, about, asker, reason: "" } }
  const isAlone = consentNeeded(state, { about, asker, confirmations: [] }).kind === "none"
  return isAlone ? [made, { kind: "proposal-carried", body: { proposal } }] : [made]
}

/** If a seat moves while a consent is pending, the consent is asked again for the new place. */
export function asksAnew(state: State, id: () => string, member: Member, asker: MemberId | null): NewEvent[] {
  const before = member.unconfirmed === undefined ? undefined : state.proposals[member.unconfirmed]
  // if an administrator moves a waiting panelist, the pending consent stays as it is
  if (asker === null) return []
  const ended: NewEvent[] =
    before?.state === "open" ? [{ kind: "proposal-taken-back", body: { proposal: before.id } }] : []
  return [...ended, ...asksForSeat(state, id, member.id, asker)]
}
