import { floorCommands as schemas } from "../../../shared/contract/commands/floor.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { MemberId, SessionId } from "../../../shared/model/ids.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { seatKeeps } from "../../../shared/rules/people/seats/seatKeeps.ts"
import { type Decision, defineCommand, type Situation } from "../../core/command.ts"
import { alreadyMoved } from "../refusing.ts"

/** Calls `then` if the session is live or paused. The speakers' queue is kept during a break. */
function during(situation: Situation, id: SessionId, then: (session: Session) => Decision): Decision {
  const session = situation.state.sessions[id]
  if (!session) return refuse("not-found")
  return isHeld(session) ? then(session) : refuse("session-not-live")
}

/** Whether the present speaker differs from `seen`, the speaker that the sender's screen showed (null: nobody). */
const elsewhere = ({ speaking }: Session["floor"], seen: MemberId | null | undefined): boolean =>
  seen !== undefined && seen !== (speaking?.member ?? null)

export const floorDefinitions = {
  "ask-floor": defineCommand(schemas["ask-floor"], {
    action: "ask for the floor",
    own: ({ actor }, { member }) => member === null || member === actor.member,
    decide: (situation, { session, turn, member: other }) =>
      during(situation, session, ({ floor }) => {
        const member = other ?? situation.actor.member
        const row = member && situation.state.members[member]
        if (!row || !seatKeeps.queue(row)) return refuse("not-found")
        const same = floor.requests.find(one => one.member === row.id && one.turn === turn)
        if (same) return { events: [], made: { request: same.id } }
        const request = situation.id()
        return {
          events: [{ kind: "floor-asked", body: { session, request, member: row.id, turn } }],
          made: { request },
        }
      }),
  }),

  "withdraw-floor": defineCommand(schemas["withdraw-floor"], {
    action: "ask for the floor",
    // a request that is gone is nobody else's; a sender whose answer was lost sends this again
    own: ({ state, actor }, { session, request }) => {
      const waits = state.sessions[session]?.floor.requests.find(one => one.id === request)
      return !waits || waits.member === actor.member
    },
    decide: ({ state }, { session: id, request }) => {
      const session = state.sessions[id]
      if (!session) return refuse("not-found")
      // a request that is gone is withdrawn already, or its turn has come: a second press is no error
      const waits = session.floor.requests.some(one => one.id === request)
      return waits ? { events: [{ kind: "floor-withdrawn", body: { session: id, request } }] } : { events: [] }
    },
  }),

  "give-floor": defineCommand(schemas["give-floor"], {
    action: "move the agenda",
    decide: (situation, { session, member, turn, seconds, seen }) =>
      during(situation, session, ({ state, floor, last }) => {
        if (state !== "live") return refuse("session-not-live")
        if (elsewhere(floor, seen)) return alreadyMoved(situation.state, last?.floor, situation.now)
        const row = situation.state.members[member]
        if (!row || !seatKeeps.floor(row)) return refuse("not-found")
        const theirs = floor.requests.filter(one => one.member === member)
        const asked = theirs.find(one => one.turn === turn) ?? theirs[0]
        const body = { session, request: asked?.id ?? null, member, turn: asked?.turn ?? turn, seconds }
        return { events: [{ kind: "floor-given", body }] }
      }),
  }),

  "end-floor": defineCommand(schemas["end-floor"], {
    action: "ask for the floor",
    own: ({ state, actor }, { session, seen }) =>
      (seen ?? state.sessions[session]?.floor.speaking?.member ?? actor.member) === actor.member,
    decide: (situation, { session, seen }) =>
      during(situation, session, ({ floor, last }) => {
        // a speaker who ends their own turn when it is over by now has what they asked for
        const isOver = seen === situation.actor.member && floor.speaking?.member !== seen
        if (!floor.speaking || isOver) return { events: [] }
        if (elsewhere(floor, seen)) return alreadyMoved(situation.state, last?.floor, situation.now)
        return { events: [{ kind: "floor-ended", body: { session } }] }
      }),
  }),

  "take-chair": defineCommand(schemas["take-chair"], {
    action: "run the session",
    decide: (situation, { session }) =>
      during(situation, session, ({ floor }) =>
        floor.chair === situation.actor.member
          ? { events: [] }
          : { events: [{ kind: "chair-taken", body: { session } }] },
      ),
  }),

  "hand-chair": defineCommand(schemas["hand-chair"], {
    action: "run the session",
    decide: (situation, { session, member }) =>
      during(situation, session, ({ floor }) => {
        const next = situation.state.members[member]
        if (!next || !seatKeeps.chair(next) || member === situation.actor.member) return refuse("not-found")
        return floor.chair === member
          ? { events: [] }
          : { events: [{ kind: "chair-handed", body: { session, member } }] }
      }),
  }),

  "order-queue": defineCommand(schemas["order-queue"], {
    action: "move the agenda",
    decide: (situation, { session, order }) =>
      during(situation, session, ({ floor }) =>
        floor.order === order ? { events: [] } : { events: [{ kind: "queue-ordered", body: { session, order } }] },
      ),
  }),

  "extend-item": defineCommand(schemas["extend-item"], {
    action: "move the agenda",
    decide: (situation, { session, item, minutes, from, seen }) =>
      during(situation, session, ({ items, last }) => {
        const has = (id: string) => items.find(one => one.id === id)
        const held = has(item)
        if (!held || from === item) return refuse("not-found")
        if (seen !== undefined && seen !== held.minutes) return alreadyMoved(situation.state, last?.time, situation.now)
        const lender = from === null ? null : has(from)
        if (lender === undefined) return refuse("not-found")
        // an agenda item can give another item at most its own minutes
        const lent = lender ? Math.min(minutes, lender.minutes) : minutes
        return { events: [{ kind: "item-extended", body: { session, item, minutes: lent, from } }] }
      }),
  }),

  "tick-attendance": defineCommand(schemas["tick-attendance"], {
    action: "move the agenda",
    decide: (situation, { session, member, here }) =>
      during(situation, session, ({ attendance }) => {
        const row = situation.state.members[member]
        if (!row || (here && !seatKeeps.presence(row))) return refuse("not-found")
        const running = attendance.find(span => span.member === member && span.to === null)
        // the secretary's tick is noted for a connected member, too, because the connection may already be lost
        if (here ? running?.ticked : !running) return { events: [] }
        const { member: by } = situation.actor
        const body = { session, member, here, ticked: true, ...(here && by && { tickedBy: by }) }
        return { events: [{ kind: "attendance-noted", body }] }
      }),
  }),
}
