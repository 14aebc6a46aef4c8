import { alternateCommands as schemas } from "../../../../shared/contract/commands/people/alternate.ts"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import {
  alternateSits,
  maySeatAlternate,
  type SharedSeat,
  sharedSeat,
} from "../../../../shared/rules/people/seats/alternates.ts"
import { seatStays } from "../../../../shared/rules/round/electorate/changingHands.ts"
import { type Decision, defineCommand, type Situation } from "../../../core/command.ts"
import type { DirectoryChange } from "../../../ports/database/store.ts"
import { removeSeat } from "../changingSeats.ts"
import { linkMade } from "../linkMade.ts"
import { alternateSeated, delegateSeated } from "./sharingSeats.ts"

/** The number of days for which an alternate's link is open. */
const linkDays = 30

/** The seat that the sender shares. */
const ownSeat = ({ state, actor }: Situation): SharedSeat | null => sharedSeat(state, actor.member)

/** Whether the sender is not an alternate, who has the seat for the time being and names nobody (DOMAIN AL1). */
const isNoAlternate = (situation: Situation): boolean =>
  ownSeat(situation)?.alternate.id !== situation.actor.member || situation.actor.member === null

/** The number of alternates whom a delegate names within a day. Each naming makes a member and a link that stay in the log. */
const mostNamings = 10
const dayMs = 86_400_000

/** The refusal of another naming on this day (DOMAIN AL1); null if the delegate may name somebody. */
function namedTooOften({ now }: Situation, { alternatesNamed = [] }: Member): { refuse: Refusal } | null {
  const recent = alternatesNamed.filter(at => at > now - dayMs)
  const first = recent.at(-mostNamings)
  return first === undefined ? null : refuse("alternates-named", { n: mostNamings, time: first + dayMs })
}

/** Ends the seat of the alternate of before, who does not sit; a refusal if they sit or if an open round asks them. */
function endedBefore(situation: Situation): Decision {
  const before = ownSeat(situation)
  if (!before) return { events: [] }
  const { id, name } = before.alternate
  return alternateSits(before) ? refuse("alternate-sits", { name }) : removeSeat(situation, { member: id })
}

export const alternateDefinitions = {
  "name-alternate": defineCommand(schemas["name-alternate"], {
    action: "name an alternate",
    own: isNoAlternate,
    decide: (situation, { lang, email, alone, ...personal }) => {
      const { state, actor, id } = situation
      const { workspace } = state
      const delegate = actor.member === null ? undefined : state.members[actor.member]
      if (!workspace || !delegate) return refuse("not-found")
      const ended = namedTooOften(situation, delegate) ?? endedBefore(situation)
      if ("refuse" in ended) return ended
      const member = MemberId.parse(id())
      const granted = { role: "alternate" as const, side: null, member }
      const link = linkMade(situation, workspace.id, { ...granted, uses: 1, days: linkDays })
      const events: NewEvent[] = [
        { kind: "member-admitted", body: { ...granted, field: null, lang, invite: null, personal } },
        { kind: "alternate-named", body: { member: delegate.id, alternate: member, alone } },
        ...link.events,
        ...(email === "" ? [] : [{ kind: "address-set" as const, body: { member, cleared: false } }]),
      ]
      const directory: DirectoryChange[] = [
        ...(link.directory ?? []),
        ...(email === ""
          ? []
          : [{ kind: "address" as const, workspace: workspace.id, member, email, by: "office" as const }]),
      ]
      return {
        events: [...ended.events, ...events],
        directory: [...(ended.directory ?? []), ...directory],
        made: { member, ...link.made },
      }
    },
  }),

  // a link is shown once: where its answer was lost, another one takes its place, as with every other link and token
  "renew-alternate-link": defineCommand(schemas["renew-alternate-link"], {
    action: "name an alternate",
    own: isNoAlternate,
    decide: situation => {
      const { invites, workspace } = situation.state
      const alternate = ownSeat(situation)?.alternate
      if (!alternate || !workspace) return refuse("not-found")
      if (alternate.taken) return refuse("seat-taken", { name: alternate.name })
      const links = Object.values(invites).filter(({ member, revoked }) => member === alternate.id && !revoked)
      const granted = { role: "alternate" as const, side: null, member: alternate.id }
      const link = linkMade(situation, workspace.id, { ...granted, uses: 1, days: linkDays })
      return {
        events: [
          ...links.map(({ id }): NewEvent => ({ kind: "invite-revoked", body: { invite: id, seatsStay: true } })),
          ...link.events,
        ],
        directory: [
          ...links.map(({ id }): DirectoryChange => ({ kind: "invite-revoked", id })),
          ...(link.directory ?? []),
        ],
        made: { member: alternate.id, ...link.made },
      }
    },
  }),

  "withdraw-alternate": defineCommand(schemas["withdraw-alternate"], {
    action: "name an alternate",
    own: isNoAlternate,
    decide: situation => endedBefore(situation),
  }),

  "seat-alternate": defineCommand(schemas["seat-alternate"], {
    action: "hand over a seat",
    own: ({ state, actor }) => {
      const seat = sharedSeat(state, actor.member)
      return seat !== null && maySeatAlternate(seat, actor.member)
    },
    decide: situation => {
      const seat = ownSeat(situation)
      if (!seat) return refuse("not-found")
      if (alternateSits(seat)) return { events: [] }
      return seatStays(situation.state, seat, seat.alternate) ?? { events: alternateSeated(situation.state, seat) }
    },
  }),

  "seat-delegate": defineCommand(schemas["seat-delegate"], {
    action: "hand over a seat",
    own: ({ state, actor }) => sharedSeat(state, actor.member) !== null,
    decide: situation => {
      const seat = ownSeat(situation)
      if (!seat) return refuse("not-found")
      if (!alternateSits(seat)) return { events: [] }
      return seatStays(situation.state, seat, seat.delegate) ?? { events: delegateSeated(situation.state, seat) }
    },
  }),
}
