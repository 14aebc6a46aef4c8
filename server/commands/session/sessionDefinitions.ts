import { sessionCommands as schemas } from "../../../shared/contract/commands/session.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import { ItemId, SessionId } from "../../../shared/model/ids.ts"
import type { SessionState } from "../../../shared/model/terms.ts"
import { endedBy, takenUp } from "../../../shared/rules/floor/ending/closing.ts"
import { unfinished } from "../../../shared/rules/floor/ending/continued.ts"
import { undoRefused } from "../../../shared/rules/floor/ending/undoing.ts"
import { nextTitle } from "../../../shared/rules/planning/nextTitle.ts"
import { type Accepted, type Decision, defineCommand, type Situation } from "../../core/command.ts"
import { overrunEvents } from "../floor/budgetDefinitions.ts"
import { alreadyDone } from "../refusing.ts"
import { ending, resuming } from "./noteStandings.ts"

/**
 * Moves a session to another state. If two members do so at once, the second member is refused, and the refusal names
 * the first.
 */
function turn(
  { state }: Situation,
  id: SessionId,
  from: SessionState[],
  to: SessionState,
  events: (session: Session) => NewEvent[] | Accepted,
): Decision {
  const session = state.sessions[id]
  if (!session) return refuse("not-found")
  if (session.state === to) return alreadyDone(state, session.turned)
  if (!from.includes(session.state)) return refuse("session-not-live")
  const done = events(session)
  return Array.isArray(done) ? { events: done } : done
}

export const sessionDefinitions = {
  "schedule-session": defineCommand(schemas["schedule-session"], {
    action: "schedule",
    host: true,
    decide: (situation, body) => {
      const session = SessionId.parse(situation.id())
      return {
        events: [{ kind: "session-scheduled", body: { session, ...body } }],
        directory: homeOf(situation, session),
        made: { session },
      }
    },
  }),

  "replan-session": defineCommand(schemas["replan-session"], {
    action: "schedule",
    decide: ({ state }, body) => {
      const session = state.sessions[body.session]
      if (!session) return refuse("not-found")
      if (session.state !== "scheduled") return refuse(session.startedAt ? "session-started" : "session-not-live")
      return { events: [{ kind: "session-replanned", body }] }
    },
  }),

  "start-session": defineCommand(schemas["start-session"], {
    action: "run the session",
    decide: (situation, { session }) =>
      turn(situation, session, ["scheduled"], "live", ({ items }) => {
        const first = items[0]
        const moved: NewEvent[] = first ? [{ kind: "agenda-moved", body: { session, item: first.id } }] : []
        return [{ kind: "session-started", body: { session } }, ...moved]
      }),
  }),

  "cancel-session": defineCommand(schemas["cancel-session"], {
    action: "run the session",
    decide: (situation, body) => {
      if (situation.state.sessions[body.session]?.startedAt) return refuse("session-started")
      return turn(situation, body.session, ["scheduled"], "cancelled", () => [{ kind: "session-cancelled", body }])
    },
  }),

  "pause-session": defineCommand(schemas["pause-session"], {
    action: "run the session",
    decide: (situation, body) =>
      turn(situation, body.session, ["live"], "paused", () => [{ kind: "session-paused", body }]),
  }),

  "resume-session": defineCommand(schemas["resume-session"], {
    action: "run the session",
    decide: (situation, { session }) =>
      turn(situation, session, ["paused"], "live", () => [{ kind: "session-resumed", body: { session } }]),
  }),

  "close-session": defineCommand(schemas["close-session"], {
    action: "run the session",
    decide: (situation, { session }) =>
      turn(situation, session, ["live", "paused"], "closed", row =>
        ending(situation.state, row, [...overrunEvents(situation, row), { kind: "session-closed", body: { session } }]),
      ),
  }),

  "reopen-session": defineCommand(schemas["reopen-session"], {
    action: "run the session",
    decide: (situation, { session }) => {
      const before = situation.state.sessions[session]
      const refused = before?.state === "closed" ? undoRefused(before, situation.now) : null
      if (refused) return refuse(refused)
      const { state } = situation
      return turn(situation, session, ["closed"], "live", () =>
        resuming(state, endedBy(state, session), [{ kind: "session-reopened", body: { session } }]),
      )
    },
  }),

  "continue-session": defineCommand(schemas["continue-session"], {
    action: "schedule",
    decide: (situation, { session: continues, startsAt }) => {
      const { state, id } = situation
      const before = state.sessions[continues]
      if (!before) return refuse("not-found")
      if (before.state !== "closed") return refuse("session-not-closed")
      const next = Object.values(state.sessions).find(one => one.continues === continues)
      if (next) return { events: [], made: { session: next.id } }
      const session = SessionId.parse(id())
      const { cities } = before
      const taken = Object.values(state.sessions).map(one => one.title)
      const title = nextTitle(before.title, taken)
      const renewed = unfinished(before, state).map(item => ({
        old: item.id,
        item: { ...item, id: ItemId.parse(id()) },
      }))
      const items = renewed.map(({ item }) => item)
      const { events, directory = [] } = resuming(state, takenUp(state, items), [
        { kind: "session-scheduled", body: { session, title, startsAt, cities, continues } },
        { kind: "agenda-set", body: { session, items } },
        ...renewed.flatMap(({ old, item }) => budgetsGoingOn(before, session, old, item.id)),
        { kind: "session-continued", body: { session: continues, by: session } },
        ...readingsOf(situation, continues).map(({ title, link, text, file }) => ({
          kind: "reading-added" as const,
          body: { reading: id(), session, title, link, text, ...(file && { file }) },
        })),
      ])
      return { events, directory: [...homeOf(situation, session), ...directory], made: { session } }
    },
  }),
}

/**
 * The readings to copy into the next session: those that were added to the session itself. Readings of a topic stay
 * with the topic.
 */
const readingsOf = ({ state }: Situation, session: string) =>
  Object.values(state.readings).filter(one => one.session === session && one.topic === undefined)

/** The budgets of an item go with the item into the next session, in full (DOMAIN Y8). */
const budgetsGoingOn = ({ sideTime }: Session, session: SessionId, old: ItemId, item: ItemId): NewEvent[] => {
  const sides = sideTime?.budgets.find(one => one.item === old)?.sides ?? []
  return sides.length > 0 ? [{ kind: "budgets-set", body: { session, item, sides } }] : []
}

const homeOf = ({ state }: Situation, id: string) =>
  state.workspace ? [{ kind: "home" as const, id, workspace: state.workspace.id }] : []
