import type { EventBody, NewEvent } from "../../../shared/contract/events.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId, SideId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { SeatRole } from "../../../shared/model/terms.ts"
import { contributors, leftNotice } from "../../../shared/rules/frame/contributors.ts"
import { endOfHeld } from "../../../shared/rules/held.ts"
import { consentNeeded } from "../../../shared/rules/people/consent/consent.ts"
import { hasSettledSeat } from "../../../shared/rules/people/seats/alternates.ts"
import { isSettledPanelist } from "../../../shared/rules/readings/members.ts"
import { openRoundOf } from "../../../shared/rules/round/electorate/electorate.ts"
import type { Actor, Decision, Situation } from "../../core/command.ts"
import type { DirectoryChange } from "../../ports/database/store.ts"

/** The member whose act needs consent; null for the administrator and the command line, whose acts need none. */
export const askerOf = ({ host, role, member }: Actor): MemberId | null => (host || role === "admin" ? null : member)

/** The refusal to move or remove a member whom an open round asks; null if no open round asks them (DOMAIN E4). */
export function busyIn(state: State, member: MemberId): { refuse: Refusal } | null {
  const round = openRoundOf(state, member)
  if (!round) return null
  const label = state.statements[round.statement]?.label ?? ""
  return refuse("elector-busy", { name: state.members[member]?.name ?? "", label })
}

/** The events that change a seat, and that end the offices and rights which the changed seat may not hold. */
export function seatChanged(state: State, body: EventBody<"member-changed">): NewEvent[] {
  const member = state.members[body.member]
  const { role, side } = body
  return [{ kind: "member-changed", body }, ...(member ? endOfHeld(state, { ...member, role, side }) : [])]
}

/**
 * Carries out a proposed change of a seat. The proposal is out of date if the panelist has become a chair since, or if
 * the side was removed.
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

/** Keeps the confirmed address of who contributed and leaves, so that an opening can be told to them (DOMAIN C10). */
const keptToAsk = (state: State, workspace: WorkspaceId, member: MemberId): DirectoryChange[] =>
  contributors(state).has(member) ? [{ kind: "address-bound", workspace, member, notice: leftNotice(member) }] : []

/**
 * Ends the seat of a member who leaves, even while a round asks them: their answers and the electorate of the round
 * stay (DOMAIN S7).
 */
export function leaves(
  state: State,
  workspace: WorkspaceId,
  member: Member,
): { events: NewEvent[]; directory: DirectoryChange[] } {
  return {
    events: [{ kind: "member-left", body: { member: member.id } }, ...endOfHeld(state, { ...member, removed: true })],
    directory: [
      ...keptToAsk(state, workspace, member.id),
      { kind: "member-seats-ended", workspace, member: member.id },
      { kind: "address", workspace, member: member.id, email: null },
    ],
  }
}

export function removeSeat({ state }: Situation, { member: id }: { member: MemberId }): Decision {
  const member = state.members[id]
  if (!member || !state.workspace) return refuse("not-found")
  if (member.removed) return { events: [] }
  return (
    busyIn(state, id) ?? {
      events: [{ kind: "member-removed", body: { member: id } }, ...endOfHeld(state, { ...member, removed: true })],
      directory: [
        ...keptToAsk(state, state.workspace.id, id),
        { kind: "member-seats-ended", workspace: state.workspace.id, member: id },
        { kind: "address", workspace: state.workspace.id, member: id, email: null },
      ],
    }
  )
}

/**
 * Carries out a proposed removal. It is refused if the panelist has become a chair since, because no chair removes a
 * chair. The member who shares the seat of a panelist and does not sit is removed the same way.
 */
export function removePanelist(situation: Situation, about: { member: MemberId }): Decision {
  const member = situation.state.members[about.member]
  return member && hasSettledSeat(situation.state, member) ? removeSeat(situation, about) : refuse("proposal-past")
}

/**
 * Asks others for consent to a panelist whom a chair or the secretary has admitted. Before they consent, no electorate
 * counts the panelist (DOMAIN E2). If nobody else has to consent, the proposal is carried out at once.
 */
export function asksForSeat(state: State, id: () => string, member: MemberId, asker: MemberId | null): NewEvent[] {
  if (asker === null) return []
  const about = { act: "seat" as const, member }
  const proposal = id()
  const made: NewEvent = { kind: "proposal-made", body: { proposal, about, asker, reason: "" } }
  const isAlone = consentNeeded(state, { about, asker, confirmations: [] }).kind === "none"
  return isAlone ? [made, { kind: "proposal-carried", body: { proposal } }] : [made]
}

/**
 * Takes back a pending request for consent to a seat and asks again, because the seat or its holder's name has changed.
 */
export function asksAnew(state: State, id: () => string, member: Member, asker: MemberId | null): NewEvent[] {
  const before = member.unconfirmed === undefined ? undefined : state.proposals[member.unconfirmed]
  // if an administrator changed the seat, the pending request for consent stays open
  if (asker === null) return []
  const ended: NewEvent[] =
    before?.state === "open" ? [{ kind: "proposal-taken-back", body: { proposal: before.id } }] : []
  return [...ended, ...asksForSeat(state, id, member.id, asker)]
}
