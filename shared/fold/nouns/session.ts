import type { Entry } from "../../contract/events.ts"
import type { Instant } from "../../model/terms.ts"
import { patch, putRow } from "../changes/change.ts"
import { reasonOf } from "../changes/reasonOf.ts"
import type { Session } from "../sessionState.ts"
import type { ModeReason, State, Topic } from "../state.ts"

const session = (
  state: State,
  id: keyof State["sessions"],
  change: Partial<Session> | ((row: Session) => Partial<Session>),
): State => ({
  ...state,
  sessions: patch(state.sessions, id, change),
})
const topic = (state: State, id: keyof State["topics"], change: Partial<Topic>): State => ({
  ...state,
  topics: patch(state.topics, id, change),
})

/** The reasons for the modes of a topic's note, up to the present one. */
function reasonsBefore(row: Topic | undefined): ModeReason[] {
  if (!row) return []
  const { mode: _, earlier = [], ...last } = row.note
  return last.reason === "" ? earlier : [...earlier, last]
}

/** The fields of a session that has not started. */
export const notYetHeld = {
  startedAt: null,
  closedAt: null,
  items: [],
  current: null,
  currentSince: null,
  floor: { order: "time", requests: [], speaking: null, chair: null, spoken: {} },
  attendance: [],
  minutes: { state: "draft", endsAt: null, adoptedAt: null, moved: null, corrections: [] },
  summary: {},
} satisfies Partial<Session>

const isOver = ({ to }: NonNullable<Session["breaks"]>[number]): boolean => to !== null

/** Adds a break. A session that is closed during a break has an open break already, so no break is added. */
const standing = ({ breaks = [] }: Session, at: Instant, minutes?: number): Session["breaks"] =>
  breaks.every(isOver)
    ? [...breaks, { from: at, to: null, ...(minutes !== undefined && { until: at + minutes * 60_000 }) }]
    : breaks

/**
 * Ends the break. The current item's start moves later by the length of the break, so the item keeps its remaining
 * minutes.
 */
function goingOn({ breaks = [], currentSince }: Session, at: Instant): Pick<Session, "breaks" | "currentSince"> {
  const from = breaks.find(one => !isOver(one))?.from ?? at
  return {
    breaks: breaks.map(one => (isOver(one) ? one : { ...one, to: at })),
    currentSince: currentSince === null ? null : currentSince + (at - Math.max(from, currentSince)),
  }
}

export function foldSession(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "session-scheduled": {
      const { session: id, ...facts } = entry.body
      const row: Session = {
        id,
        ...facts,
        ...notYetHeld,
        state: "scheduled",
        turned: { by: entry.by, at: entry.at },
      }
      return { ...state, sessions: putRow(state.sessions, id, row) }
    }
    case "session-replanned": {
      const { session: id, ...facts } = entry.body
      return session(state, id, { ...facts, replannedAt: entry.at })
    }
    case "session-started":
      return session(state, entry.body.session, {
        turned: { by: entry.by, at: entry.at },
        state: "live",
        startedAt: entry.at,
      })
    case "session-continued":
      return session(state, entry.body.session, { continuedBy: entry.body.by })
    case "session-cancelled":
      return session(state, entry.body.session, {
        turned: { by: entry.by, at: entry.at },
        state: "cancelled",
        ...reasonOf(entry.body),
      })
    case "session-paused":
      return session(state, entry.body.session, row => ({
        turned: { by: entry.by, at: entry.at },
        state: "paused",
        breaks: standing(row, entry.at, entry.body.minutes),
      }))
    case "session-resumed":
      return session(state, entry.body.session, row => ({
        turned: { by: entry.by, at: entry.at },
        state: "live",
        ...goingOn(row, entry.at),
      }))
    case "session-closed":
      return session(state, entry.body.session, row => ({
        turned: { by: entry.by, at: entry.at },
        state: "closed",
        closedAt: entry.at,
        breaks: standing(row, entry.at),
      }))
    case "session-reopened":
      return session(state, entry.body.session, row => ({
        turned: { by: entry.by, at: entry.at },
        state: "live",
        closedAt: null,
        ...goingOn(row, entry.at),
      }))
    case "reading-added": {
      const { reading: id, ...row } = entry.body
      return { ...state, readings: putRow(state.readings, id, { id, ...row, by: entry.by }) }
    }
    case "reading-removed": {
      const { [entry.body.reading]: _, ...readings } = state.readings
      return { ...state, readings }
    }
    case "agenda-set":
      return session(state, entry.body.session, { items: entry.body.items, replannedAt: entry.at })
    case "agenda-moved":
      return session(state, entry.body.session, ({ held = [], last }) => ({
        current: entry.body.item,
        currentSince: entry.at,
        held: [...held.filter(id => id !== entry.body.item), entry.body.item],
        last: { ...last, agenda: { by: entry.by, at: entry.at } },
      }))
    case "topic-opened": {
      const { topic: id, letter, title, mode } = entry.body
      const row: Topic = { id, letter, title, state: "open", note: { mode, reason: "", by: entry.by, since: entry.at } }
      return { ...state, topics: putRow(state.topics, id, row) }
    }
    case "topic-closed":
      return topic(state, entry.body.topic, { state: "closed" })
    case "topic-ended":
      return topic(state, entry.body.topic, { ended: { with: entry.body.with, at: entry.at } })
    case "topic-resumed":
      return topic(state, entry.body.topic, { ended: undefined })
    case "topic-reopened":
      return topic(state, entry.body.topic, {
        state: "open",
        ended: undefined,
        reopened: { ...reasonOf(entry.body), by: entry.by, at: entry.at },
      })
    case "note-mode-set": {
      const { topic: id, mode } = entry.body
      const earlier = reasonsBefore(state.topics[id])
      const note = { mode, ...reasonOf(entry.body), by: entry.by, since: entry.at }
      return topic(state, id, { note: { ...note, ...(earlier.length > 0 && { earlier }) } })
    }
    case "version-named": {
      const { topic: id, at: of, title } = entry.body
      const row = { of, title, by: entry.by, at: entry.at }
      const others = (state.topics[id]?.versions ?? []).filter(one => one.of !== of)
      return topic(state, id, { versions: [...others, row].toSorted((a, b) => a.of - b.of) })
    }
    case "version-unnamed": {
      const { topic: id, at: of } = entry.body
      return topic(state, id, { versions: state.topics[id]?.versions?.filter(one => one.of !== of) })
    }
    case "note-restored": {
      const { topic: id, at: of, since } = entry.body
      const before = state.topics[id]?.restored ?? []
      const row = { by: entry.by, at: entry.at, of, ...(since !== undefined && { since }) }
      return topic(state, id, { restored: [...before, row] })
    }
    default:
      return state
  }
}
