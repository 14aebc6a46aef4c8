import type { Entry } from "../../contract/events.ts"
import type { Instant } from "../../model/terms.ts"
import { patch } from "../changes/change.ts"
import type { Floor, Session } from "../sessionState.ts"
import type { State } from "../state.ts"
import { turnMs } from "./time/standing.ts"

const session = (state: State, id: Session["id"], change: (row: Session) => Partial<Session>): State => ({
  ...state,
  sessions: patch(state.sessions, id, change),
})

const floor = (state: State, id: Session["id"], change: (floor: Floor) => Partial<Floor>): State =>
  session(state, id, row => ({ floor: { ...row.floor, ...change(row.floor) } }))

/** Ends the present speaker's turn and adds its length to the speaker's total time. */
function ended({ speaking, spoken }: Floor, now: Instant): Pick<Floor, "speaking" | "spoken"> {
  if (!speaking) return { speaking, spoken }
  const { member, since, stood } = speaking
  // a clock that never stood is read as it always was
  const ms = stood === undefined && speaking.stoppedAt === undefined ? now - since : turnMs(speaking, now)
  return { speaking: null, spoken: { ...spoken, [member]: (spoken[member] ?? 0) + ms } }
}

function attend(row: Session, { body, at }: Entry & { kind: "attendance-noted" }): Partial<Session> {
  const { member, here, ticked, tickedBy } = body
  const by = tickedBy && { tickedBy }
  type Span = Session["attendance"][number]
  const runs = (span: Span) => span.member === member && span.to === null
  if (here && !row.attendance.some(runs))
    return { attendance: [...row.attendance, { member, from: at, to: null, ticked, ...by }] }
  // A member who was connected and is then ticked stays present until the secretary removes the tick.
  const becomes = (span: Span): Span => (here ? { ...span, ticked: span.ticked || ticked, ...by } : { ...span, to: at })
  return { attendance: row.attendance.map(span => (runs(span) ? becomes(span) : span)) }
}

function extend(row: Session, { item, minutes, from }: { item: string; minutes: number; from: string | null }) {
  const by = (id: string) => (id === item ? minutes : id === from ? -minutes : 0)
  return { items: row.items.map(one => ({ ...one, minutes: Math.max(0, one.minutes + by(one.id)) })) }
}

/** Kinds of entries by which a moderator acts as the chair. An entry of the secretary does not change the chair. */
const chairing: ReadonlySet<Entry["kind"]> = new Set<Entry["kind"]>([
  "session-started",
  "session-resumed",
  "session-reopened",
  "agenda-moved",
  "floor-given",
  "item-extended",
  "chair-taken",
])

/** Sets the chair, if a moderator acted as chair in this entry or handed the chair over. */
function chaired(state: State, entry: Entry): State {
  if (entry.kind === "chair-handed") {
    const { session: id, member } = entry.body
    return floor(state, id, () => ({ chair: member, handedBy: entry.by }))
  }
  const { kind, by, body } = entry
  if (!chairing.has(kind) || by === null || state.members[by]?.role !== "moderator" || !("session" in body))
    return state
  const row = body.session && state.sessions[body.session]
  return row && row.floor.chair !== by ? floor(state, row.id, () => ({ chair: by, handedBy: null })) : state
}

const told: Partial<Record<Entry["kind"], "floor" | "time">> = {
  "floor-given": "floor",
  "floor-ended": "floor",
  "item-extended": "time",
}

function lastDone(state: State, { kind, by, at, body }: Entry): State {
  const what = told[kind]
  if (!what || !("session" in body) || !body.session) return state
  return session(state, body.session, ({ last }) => ({ last: { ...last, [what]: { by, at } } }))
}

export const foldFloor = (state: State, entry: Entry): State => lastDone(chaired(foldTurns(state, entry), entry), entry)

function foldTurns(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "floor-asked": {
      const { session: id, request, member, turn } = entry.body
      const asked = { id: request, member, turn, at: entry.at }
      return floor(state, id, row => ({ requests: [...row.requests, asked] }))
    }
    case "floor-withdrawn": {
      const { session: id, request } = entry.body
      return floor(state, id, row => ({ requests: row.requests.filter(one => one.id !== request) }))
    }
    case "floor-given": {
      const { session: id, request, member, turn, seconds } = entry.body
      return floor(state, id, row => ({
        ...ended(row, entry.at),
        speaking: { member, turn, since: entry.at, seconds },
        requests: row.requests.filter(one => one.id !== request),
      }))
    }
    case "floor-ended":
      return floor(state, entry.body.session, row => ended(row, entry.at))
    case "session-paused":
    case "session-closed":
      return floor(state, entry.body.session, row => ended(row, entry.at))
    case "queue-ordered":
      return floor(state, entry.body.session, () => ({ order: entry.body.order }))
    case "item-extended":
      return session(state, entry.body.session, row => extend(row, entry.body))
    case "attendance-noted":
      return session(state, entry.body.session, row => attend(row, entry))
    default:
      return state
  }
}
