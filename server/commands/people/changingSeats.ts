import type { NewEvent } from "../../../shared/contract/events.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId, SideId } from "../../../shared/model/ids.ts"
import type { SeatRole } from "../../../shared/model/terms.ts"
import { consentNeeded } from "../../../shared/rules/people/consent.ts"
import { openRoundOf } from "../../../shared/rules/round/electorate.ts"
import type { Actor, Decision, Situation } from "../deed.ts"

/** Acts of the administrator and of the command line need nobody's consent. */
export const askerOf = ({ host, role, member }: Actor): MemberId | null => (host || role === "admin" ? null : member)

/** A round counts the people it asked: none of them is moved or removed before it ends (DOMAIN E4). */
export function busyIn(state: State, member: MemberId): { refuse: Refusal } | null {
  const round = openRoundOf(state, member)
  if (!round) return null
  const label = state.statements[round.statement]?.label ?? ""
  return refuse("elector-busy", { name: state.members[member]?.name ?? "", label })
}

export function changeSeat(
  { state }: Situation,
  body: { member: MemberId; role: SeatRole; side: SideId | null },
): Decision {
  const member = state.members[body.member]
  if (!member || member.removed) return refuse("not-found")
  const { member: id, role, side } = body
  return busyIn(state, id) ?? { events: [{ kind: "member-changed", body: { member: id, role, side } }] }
}

export function removeSeat({ state }: Situation, { member: id }: { member: MemberId }): Decision {
  const member = state.members[id]
  if (!member || !state.workspace) return refuse("not-found")
  if (member.removed) return { events: [] }
  return (
    busyIn(state, id) ?? {
      events: [{ kind: "member-removed", body: { member: id } }],
      directory: [
        { change: "member-seats-ended", workspace: state.workspace.id, member: id },
        { change: "address", workspace: state.workspace.id, member: id, email: null },
      ],
    }
  )
}

/** A panelist who comes by a chair or the secretary waits for a consent before any electorate counts them (DOMAIN E2). */
export function asksForSeat(state: State, id: () => string, member: MemberId, asker: MemberId | null): NewEvent[] {
  const about = { act: "seat" as const, member }
  if (consentNeeded(state, { about, asker, confirmations: [] }).of === "none") return []
  return [{ kind: "proposal-made", body: { proposal: id(), about, asker, reason: "" } }]
}
