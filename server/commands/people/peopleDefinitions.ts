import { workspaceCommands as schemas } from "../../../shared/contract/commands/workspace.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { State } from "../../../shared/fold/state.ts"
import { type InviteId, MemberId, type SideId } from "../../../shared/model/ids.ts"
import type { SeatRole } from "../../../shared/model/terms.ts"
import { endOfHeld } from "../../../shared/rules/held.ts"
import { mayDeputise } from "../../../shared/rules/people/consent/deputy.ts"
import { rolesGivenBy } from "../../../shared/rules/people/given.ts"
import { guestsAreNamed } from "../../../shared/rules/people/guests.ts"
import { guestsBy } from "../../../shared/rules/people/links.ts"
import { hasSettledSeat, sitterOf } from "../../../shared/rules/people/seats/alternates.ts"
import { mayGiveRole, mayReseat } from "../../../shared/rules/people/seats/reseating.ts"
import { forbids } from "../../../shared/rules/policy.ts"
import { isBeside, isSettledPanelist } from "../../../shared/rules/readings/members.ts"
import { type Accepted, type Actor, type Decision, defineCommand, type Situation } from "../../core/command.ts"
import { propose } from "../proposal/propose.ts"
import { alreadyDone } from "../refusing.ts"
import { sharedIn } from "./alternates/sharingSeats.ts"
import { askerOf, asksAnew, asksForSeat, busyIn, leaves, removeSeat, seatChanged } from "./changingSeats.ts"
import { linkMade } from "./linkMade.ts"
import { reissueSeat } from "./signIn/reissuing.ts"

/**
 * The refusal code if the actor may not give a seat of this role; null if they may. Only an administrator and the host
 * give the seats of moderators and secretaries.
 */
const mayGive = (actor: Actor, role: SeatRole) =>
  actor.host || rolesGivenBy(actor.role).includes(role) ? null : forbids(actor.role, "manage members")

/**
 * Whether the actor may change the seat of this member, or the seat that this member shares and does not have now. True for an unknown member, because `decide` refuses unknown
 * members.
 */
function mayTouch({ state, actor }: Situation, { member: id }: { member: MemberId }): boolean {
  const member = state.members[id]
  return !member || mayReseat(state, actor, sitterOf(state, member))
}

/** Whether `side` is null or a side of the panel. An unknown side would count in every quorum and tally. */
const isSide = ({ sides }: State, side: SideId | null) => side === null || sides.some(({ id }) => id === side)

/** Ends the seats of the guests who came by a link, beside what stops the link. */
function withoutGuests(situation: Situation, invite: InviteId, stops: Accepted): Decision {
  const ends = guestsBy(situation.state, invite).map(({ id }) => removeSeat(situation, { member: id }))
  const refused = ends.find(one => "refuse" in one)
  if (refused) return refused
  const ended = ends.flatMap(one => ("events" in one ? one : []))
  return {
    events: [...stops.events, ...ended.flatMap(one => one.events)],
    directory: [...(stops.directory ?? []), ...ended.flatMap(one => one.directory ?? [])],
  }
}

export const peopleDefinitions = {
  "admit-member": defineCommand(schemas["admit-member"], {
    action: "invite guests",
    host: true,
    decide: ({ state, actor, id }, { name, romanised, short, title, affiliation, field, ...body }) => {
      const forbidden = mayGive(actor, body.role)
      if (forbidden) return refuse(forbidden, { role: "admin" })
      if (!isSide(state, body.side)) return refuse("not-found")
      const member = MemberId.parse(id())
      const personal = { name, romanised, short, title, affiliation, field }
      const asks = body.role === "panelist" ? asksForSeat(state, id, member, askerOf(actor)) : []
      return {
        events: [{ kind: "member-admitted", body: { member, ...body, field: null, invite: null, personal } }, ...asks],
        made: { member },
      }
    },
  }),

  "change-member": defineCommand(schemas["change-member"], {
    action: "reseat a member",
    host: true,
    own: mayTouch,
    decide: (situation, { reason, ...body }) => {
      const { state, actor, id } = situation
      const member = state.members[body.member]
      if (!member || member.removed || !isSide(state, body.side)) return refuse("not-found")
      const forbidden = mayGive(actor, body.role) ?? mayGive(actor, member.role)
      if (forbidden) return refuse(forbidden, { role: "admin" })
      if (!actor.host && !mayGiveRole(state, actor, member.role, body.role))
        return refuse("not-permitted", { role: "admin" })
      if (member.role === body.role && member.side === body.side) return { events: [] }
      const shared = sharedIn(state, member.id)
      if (shared) return shared
      const asker = askerOf(actor)
      if (isSettledPanelist(member)) return propose(situation, { about: { act: "change", ...body }, reason, asker })
      const asks = body.role === "panelist" ? asksAnew(state, id, member, asker) : []
      return busyIn(state, body.member) ?? { events: [...seatChanged(state, body), ...asks] }
    },
  }),

  "name-deputy": defineCommand(schemas["name-deputy"], {
    action: "name a deputy",
    own: ({ actor }, { side }) => actor.side === side,
    decide: ({ state, actor }, body) => {
      const member = body.member === null ? null : state.members[body.member]
      const known = state.sides.some(({ id }) => id === body.side)
      if (!known || member === undefined || (member && !mayDeputise(member, body.side))) return refuse("not-found")
      // if another co-moderator names the same deputy, the log records it, because the deputy then no longer depends on
      // the first co-moderator
      const isNamed = body.member === null || state.deputiesNamedBy?.[body.side] === actor.member
      return isNamed && (state.deputies[body.side] ?? null) === body.member
        ? { events: [] }
        : { events: [{ kind: "deputy-named", body }] }
    },
  }),

  "remove-member": defineCommand(schemas["remove-member"], {
    action: "reseat a member",
    host: true,
    own: mayTouch,
    decide: (situation, { member: id, reason }) => {
      const { state, actor } = situation
      const member = state.members[id]
      if (!member) return refuse("not-found")
      const forbidden = mayGive(actor, sitterOf(state, member).role)
      if (forbidden) return refuse(forbidden, { role: "admin" })
      if (!hasSettledSeat(state, member)) return removeSeat(situation, { member: id })
      return propose(situation, { about: { act: "remove", member: id }, reason, asker: askerOf(actor) })
    },
  }),

  "propose-seat": defineCommand(schemas["propose-seat"], {
    action: "reseat a member",
    own: mayTouch,
    decide: (situation, { member: id, reason }) => {
      const { state, actor } = situation
      const member = state.members[id]
      if (!member || member.removed || member.unconfirmed === undefined) return refuse("not-found")
      const before = state.proposals[member.unconfirmed]
      if (before?.state === "open") return alreadyDone(state, { by: before.asker, at: before.at })
      return propose(situation, { about: { act: "seat", member: id }, reason, asker: askerOf(actor) })
    },
  }),

  "reissue-seat": defineCommand(schemas["reissue-seat"], {
    action: "reissue a seat",
    host: true,
    own: ({ state, actor }) => state.sides.length === 0 || (actor.role === "moderator" && actor.side !== null),
    decide: (situation, { member: id, reason }) => {
      const { state, actor } = situation
      const member = state.members[id]
      if (!member || member.removed) return refuse("not-found")
      const forbidden = mayGive(actor, member.role)
      if (forbidden) return refuse(forbidden, { role: "admin" })
      if (!member.taken) return refuse("seat-free", { name: member.name })
      const shared = sharedIn(state, id)
      if (shared) return shared
      if (isBeside(member)) return reissueSeat(situation, { member: id }, reason)
      return propose(situation, { about: { act: "reissue", member: id }, reason, asker: askerOf(actor) })
    },
  }),

  "suspend-member": defineCommand(schemas["suspend-member"], {
    action: "manage members",
    host: true,
    decide: ({ state, actor, now }, { member: id, reason }) => {
      const member = state.members[id]
      if (!member || member.removed) return refuse("not-found")
      if (member.suspended) return alreadyDone(state, member.suspended)
      const suspended = { by: actor.member, at: now, reason }
      const ends = endOfHeld(state, { ...member, suspended })
      return { events: [{ kind: "member-suspended", body: { member: id, reason } }, ...ends] }
    },
  }),

  "lift-suspension": defineCommand(schemas["lift-suspension"], {
    action: "manage members",
    host: true,
    decide: ({ state }, { member: id }) => {
      const member = state.members[id]
      if (!member || member.removed) return refuse("not-found")
      return { events: member.suspended ? [{ kind: "suspension-lifted", body: { member: id } }] : [] }
    },
  }),

  /** ends the actor's own seat at once; the actor's answers and the electorates of open rounds stay as they are */
  "leave-panel": defineCommand(schemas["leave-panel"], {
    action: "leave the panel",
    own: ({ actor }) => actor.member !== null,
    decide: ({ state, actor }) => {
      const { member } = actor
      if (member === null || !state.workspace) return refuse("not-found")
      const row = state.members[member]
      if (!row || row.removed) return { events: [] }
      return leaves(state, state.workspace.id, row)
    },
  }),

  "make-invite": defineCommand(schemas["make-invite"], {
    action: "invite guests",
    host: true,
    decide: ({ state, actor, id, now, sha256 }, { days, ...body }) => {
      const seat = body.member === null ? null : state.members[body.member]
      if (!state.workspace || seat === undefined || seat?.removed) return refuse("not-found")
      const forbidden = mayGive(actor, seat?.role ?? body.role)
      if (forbidden) return refuse(forbidden, { role: "admin" })
      // the delegate alone gives out the link of their alternate
      if (seat?.role === "alternate") return refuse("seat-shared", { name: seat.name })
      if (!seat && !isSide(state, body.side)) return refuse("not-found")
      if (seat?.taken) return refuse("seat-taken", { name: seat.name })
      const granted = seat ? { role: seat.role, side: seat.side } : { role: body.role, side: body.side }
      const { member, uses } = body
      if (granted.role === "observer" && guestsAreNamed(state, now)) {
        if (actor.role === "secretary") return refuse("moderator-only")
        if (member === null) return refuse("invite-guests")
      }
      return linkMade({ id, now, sha256 }, state.workspace.id, { ...granted, member, uses, days })
    },
  }),

  "remove-workspace": defineCommand(schemas["remove-workspace"], {
    action: "remove a demo",
    host: true,
    decide: ({ state }) => {
      if (!state.workspace?.demo) return refuse("not-a-demo")
      return {
        events: [{ kind: "workspace-removed", body: {} }],
        directory: [{ kind: "workspace-removed", id: state.workspace.id }],
      }
    },
  }),

  "revoke-invite": defineCommand(schemas["revoke-invite"], {
    action: "invite guests",
    host: true,
    decide: (situation, { invite, guests = false }) => {
      const row = situation.state.invites[invite]
      if (!row) return refuse("not-found")
      const stops: Accepted = row.revoked
        ? { events: [] }
        : {
            events: [{ kind: "invite-revoked", body: { invite, seatsStay: true } }],
            directory: [{ kind: "invite-revoked", id: invite }],
          }
      return guests ? withoutGuests(situation, invite, stops) : stops
    },
  }),
}
