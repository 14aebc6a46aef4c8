import { workspaceCommands as schemas } from "../../../shared/contract/commands/workspace.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { mayAppoint, mayEndAppointment, seatBefore } from "../../../shared/rules/people/seats/appointing.ts"
import { isSettledPanelist } from "../../../shared/rules/readings/members.ts"
import { defineCommand } from "../../core/command.ts"
import { propose } from "../proposal/propose.ts"
import { sharedIn } from "./alternates/sharingSeats.ts"
import { askerOf, asksAnew, busyIn, seatChanged } from "./changingSeats.ts"

const action = "appoint officers"

/**
 * Takes back the open request to confirm a panelist's seat, because officers answer no rounds and need no confirmation.
 */
const seatAskEnded = ({ proposals }: State, { unconfirmed }: Member): NewEvent[] =>
  unconfirmed !== undefined && proposals[unconfirmed]?.state === "open"
    ? [{ kind: "proposal-taken-back", body: { proposal: unconfirmed } }]
    : []

/**
 * Commands by which moderators appoint officers and end appointments. An appointed elector leaves the electorate, which
 * no moderator may decide alone. The appointment of an elector is therefore only proposed (DOMAIN S9, E3).
 */
export const appointingDefinitions = {
  "appoint-member": defineCommand(schemas["appoint-member"], {
    action,
    own: ({ state, actor }, { member }) => {
      const row = state.members[member]
      return !row || mayAppoint(state, actor, row)
    },
    decide: (situation, { member: id, office, reason }) => {
      const { state, actor } = situation
      const member = state.members[id]
      if (!member || member.removed) return refuse("not-found")
      // The seat is vacant: the next person who opens a link to the seat would get the office, perhaps the
      // appointing moderator
      if (!member.taken) return refuse("seat-free", { name: member.name })
      if (member.role === office) return { events: [] }
      const shared = sharedIn(state, id)
      if (shared) return shared
      const body = { member: id, role: office, side: member.side }
      const busy = busyIn(state, id)
      if (busy) return busy
      if (isSettledPanelist(member))
        return propose(situation, { about: { act: "change", ...body }, reason, asker: askerOf(actor) })
      return { events: [...seatAskEnded(state, member), ...seatChanged(state, body)] }
    },
  }),

  "end-appointment": defineCommand(schemas["end-appointment"], {
    action,
    own: ({ state, actor }, { member }) => {
      const row = state.members[member]
      return !row || mayEndAppointment(state, actor, row)
    },
    decide: ({ state, actor, id: newId }, { member: id }) => {
      const member = state.members[id]
      if (!member || !mayEndAppointment(state, actor, member)) return refuse("not-found")
      const role = seatBefore(member)
      const asks = role === "panelist" ? asksAnew(state, newId, member, askerOf(actor)) : []
      return busyIn(state, id) ?? { events: [...seatChanged(state, { member: id, role, side: member.side }), ...asks] }
    },
  }),
}
