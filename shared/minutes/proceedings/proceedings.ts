import type { AgendaItem } from "../../contract/events/session.ts"
import type { Entry } from "../../contract/events.ts"
import type { Statement } from "../../fold/consensusState.ts"
import type { ActionItem, Session } from "../../fold/sessionState.ts"
import type { Member, State } from "../../fold/state.ts"
import type { Instant, NoteMode } from "../../model/terms.ts"
import type { Phrase, Texts } from "../../model/texts.ts"
import type { Renaming } from "../../rules/people/namesOfTheDay.ts"
import { isBegun } from "../../rules/readings/agenda.ts"
import { findTopic } from "../../rules/readings/rows.ts"
import { asItStands } from "../../rules/round/objections.ts"
import { type PeopleChange, peopleChangesOf, renamingsToldBy, sinceTheLast } from "../changes/peopleChanges.ts"
import { type SideChange, sideChangesOf } from "../changes/sideChanges.ts"
import { heldItems, plannedMinutes } from "../time/held.ts"
import { type ScopeTold, sideTimesTold } from "../time/sideTimesTold.ts"
import { turnsOf } from "../time/turns.ts"
import { besideDecisions, modesBefore } from "./beside.ts"
import { boundBy, erratumEnded } from "./bindings.ts"
import type { Happened } from "./happened.ts"
import { mandateOf } from "./mandate.ts"

/** One line under an agenda item: an event with its time and the number of its entry. */
export type Line = Happened & { at: Instant; seq: number }

export interface ItemHeld {
  item: AgendaItem
  letter: string | null
  planned: number
  /** milliseconds that the item took, without breaks; 0 if the session did not reach the item */
  used: number
  lines: Line[]
}

export interface Attended {
  member: Member
  spans: { from: Instant; to: Instant | null }[]
  /**
   * the instant that decides which of the member's names is printed: when the member arrived, or the session's start if
   * the member was absent
   */
  named: Instant
}

/** The content of a session's minutes, before it is rendered in a language. */
export interface Proceedings {
  state: State
  session: Session
  from: Instant | null
  to: Instant | null
  mandate: Texts
  present: Attended[]
  absent: Attended[]
  /** changes of seats and of the electorate since the previous session closed */
  people: PeopleChange[]
  /** changes of members' names by other people, since the previous session closed */
  renamed: Renaming[]
  /** changes of the sides' titles and marks since the previous session closed */
  sides: SideChange[]
  /** rounds with a deadline, reviews and progress notes between the previous session and this one */
  between: Line[]
  items: ItemHeld[]
  /** the time that each side had and used, for items and for the session; empty without budgets */
  times: ScopeTold[]
  /** statements on the agenda's topics that are drafts, proposed or in a round */
  open: Statement[]
  /** items of the agenda whose topic the session did not reach */
  notReached: AgendaItem[]
  actions: ActionItem[]
  /** action items of earlier sessions that were open when this session began */
  carried: ActionItem[]
}

/**
 * Derives the content of the minutes from the log. `entries` is the workspace's log as the reader's audience may read
 * it.
 */
export function proceedingsOf(state: State, session: Session, entries: readonly Entry[]): Proceedings {
  const heard = during(entries, session)
  const used = heldItems(heard, session)
  const planned = plannedMinutes(entries, session)
  const lines = linesByItem(state, session, { heard, before: modesBefore(entries) })
  const topics = new Set(session.items.map(item => item.topic))
  const items = session.items.map(item => ({
    item,
    letter: findTopic(state, item.topic)?.letter ?? null,
    planned: planned.get(item.id) ?? item.minutes,
    used: used.get(item.id) ?? 0,
    lines: lines.get(item.id) ?? [],
  }))
  return {
    state,
    session,
    from: session.startedAt,
    to: session.closedAt,
    mandate: mandateOf(entries, session),
    ...attendance(state, session),
    people: peopleChangesOf(state, entries, session),
    renamed: renamingsToldBy(state, entries, session),
    sides: sideChangesOf(entries, session),
    between: betweenSessions(state, session, entries),
    items,
    times: sideTimesTold(state, session, heard.at(-1)?.at ?? 0),
    open: Object.values(state.statements).filter(
      one =>
        topics.has(one.topic) && (one.state === "proposed" || one.state === "in_round" || isLeftDraft(session, one)),
    ),
    notReached: notReached(session),
    actions: actionsOf(state, session),
    carried: carriedActions(state, session),
  }
}

/** Whether a statement was drafted by the end of the session and never proposed. */
export const isLeftDraft = ({ closedAt }: Session, { state, at }: Statement): boolean =>
  state === "draft" && at <= (closedAt ?? Infinity)

export const notReached = (session: Session): AgendaItem[] =>
  session.state !== "closed" || session.startedAt === null
    ? []
    : session.items.filter(item => item.topic !== null && !isBegun(session, item))

/**
 * Returns the entries from the session's start to its last close, without entries of another session at the same time.
 */
function during(entries: readonly Entry[], { id, state }: Session): Entry[] {
  const of = (entry: Entry) => "session" in entry.body && entry.body.session === id
  const start = entries.findIndex(entry => entry.kind === "session-started" && of(entry))
  if (start < 0) return []
  const closed = entries.findLastIndex(entry => entry.kind === "session-closed" && of(entry))
  const end = state === "closed" && closed > start ? closed + 1 : entries.length
  return entries.slice(start, end).filter(entry => !("session" in entry.body) || of(entry))
}

/**
 * Returns the action items that were agreed since this session started. It stops at the start of the next session or at
 * the adoption of the minutes.
 */
export function actionsOf(state: State, { startedAt, minutes }: Session): ActionItem[] {
  if (startedAt === null) return []
  const next = Math.min(
    minutes.adoptedAt ?? Infinity,
    ...Object.values(state.sessions).flatMap(other =>
      other.startedAt !== null && other.startedAt > startedAt ? [other.startedAt] : [],
    ),
  )
  return Object.values(state.actions).filter(({ at }) => at >= startedAt && at < next)
}

/**
 * Returns the action items of earlier sessions that were open when this session began. For a session that has not
 * begun, it returns the items that are open now.
 */
export const carriedActions = (state: State, { startedAt }: Session): ActionItem[] =>
  Object.values(state.actions)
    .filter(({ at, done }) => at < (startedAt ?? Infinity) && (done === null || done >= (startedAt ?? Infinity)))
    .toSorted((a, b) => (a.due ?? "9").localeCompare(b.due ?? "9"))

/**
 * Divides the panel's members into present and absent. It leaves out observers, and members whose name the reader may
 * not read.
 */
function attendance(state: State, session: Session): Pick<Proceedings, "present" | "absent"> {
  const named = Object.values(state.members).filter(({ role, name }) => role !== "observer" && name !== "")
  const spans = (member: Member) =>
    session.attendance.filter(span => span.member === member.id).map(({ from, to }) => ({ from, to }))
  const all = named.map(member => {
    const there = spans(member)
    return { member, spans: there, named: there[0]?.from ?? session.startedAt ?? session.startsAt }
  })
  return {
    present: all.filter(one => one.spans.length > 0),
    // a member who was removed later still counts as present; only members who could have attended count as absent
    absent: all.filter(
      ({ spans: there, member }) => there.length === 0 && !member.removed && wasInvited(member, session),
    ),
  }
}

/** Whether a member could have attended: their seat was not made after the session had begun. */
const wasInvited = ({ seatedAt }: Member, { startedAt }: Session): boolean =>
  seatedAt === null || startedAt === null || seatedAt <= startedAt

/**
 * Puts each line under the agenda item of its topic. A line without a topic is put under the item that was current at
 * the time.
 */
function linesByItem(
  state: State,
  session: Session,
  { heard, before }: { heard: readonly Entry[]; before: ReadonlyMap<number, NoteMode> },
): Map<string, Line[]> {
  const lines = new Map<string, Line[]>()
  const turns = turnsOf(heard)
  let current: string | null = session.items[0]?.id ?? null
  for (const entry of heard) {
    if (entry.kind === "agenda-moved") current = entry.body.item
    const turn = turns.get(entry.seq)
    const happened: Happened | null = turn
      ? { kind: "turn", turn }
      : (besideDecisions(state, session, entry, before) ?? lineOf(state, entry))
    if (!happened) continue
    const line: Line = { ...happened, at: entry.at, seq: entry.seq }
    const topic = line.kind === "bound" ? line.bound.record.body.topic : "topic" in entry.body ? entry.body.topic : null
    const held = session.items.find(item => topic !== null && item.topic === topic)?.id ?? current
    if (held !== null) lines.set(held, [...(lines.get(held) ?? []), line])
  }
  return lines
}

/**
 * Returns the lines of what happened between the previous session's close and this session's start. Only rounds that
 * need no session are told, and what is entered beside records (DOMAIN B11).
 */
function betweenSessions(state: State, session: Session, entries: readonly Entry[]): Line[] {
  const since = sinceTheLast(entries, session)
  const start = since.findIndex(({ kind, body }) => kind === "session-started" && body.session === session.id)
  return since.slice(0, Math.max(0, start)).flatMap(entry => {
    const happened = besideDecisions(state, session, entry, new Map()) ?? lineOf(state, entry)
    return happened && isBetween(happened) ? [{ ...happened, at: entry.at, seq: entry.seq }] : []
  })
}

const isBetween = (one: Happened): boolean => {
  if (one.kind === "living" || one.kind === "undecided") return true
  return (
    (one.kind === "round" || one.kind === "voided") &&
    (one.round.atDeadline !== undefined || one.round.kind === "review")
  )
}

/** Returns the line of a comment with its author's later correction. The text of a withdrawn comment is empty. */
function saidNow(
  state: State,
  entry: Entry & { kind: "thread-opened" | "reply-added" },
  phrase: Phrase | null,
): Happened {
  const { thread, entry: id, personal } = entry.body
  const now = state.threads[thread]?.entries.find(one => one.id === id)
  const withdrawn = now?.withdrawn !== undefined
  return { kind: "said", by: entry.by, text: now?.corrected || withdrawn ? now.text : personal, phrase, withdrawn }
}

function lineOf(state: State, entry: Entry): Happened | null {
  switch (entry.kind) {
    case "thread-opened":
      return saidNow(state, entry, entry.body.personal.phrase ?? null)
    case "reply-added":
      return saidNow(state, entry, null)
    case "question-approved": {
      const question = state.questions[entry.body.question]
      return question ? { kind: "question", question } : null
    }
    case "record-declared": {
      const record = state.records[entry.body.record]
      if (!record) return null
      if (record.state === "returned") return { kind: "returned", record }
      if (record.state === "taken_back") return { kind: "taken-back", record }
      return { kind: record.state === "lapsed" ? "lapsed" : "resolution", record }
    }
    case "record-withdrawn": {
      const record = state.records[entry.body.record]
      return record ? { kind: "ended", record } : null
    }
    case "proposal-made":
    case "withdrawal-proposed": {
      const bound = boundBy(state, entry)
      return bound && { kind: "bound", bound }
    }
    case "erratum-objected":
    case "erratum-in-force": {
      const found = erratumEnded(state, entry)
      return found && { kind: "erratum", ...found }
    }
    case "round-closed": {
      const round = state.rounds[entry.body.round]
      const label = state.statements[entry.body.statement]?.label ?? ""
      const waits = round?.state === "closed" && round.atDeadline !== undefined
      return waits ? { kind: "undecided", round, label } : null
    }
    case "round-revealed":
    case "round-voided":
      return roundLine(state, entry)
    case "objection-raised": {
      const objection = state.objections[entry.body.objection]
      const label = state.statements[entry.body.statement]?.label ?? ""
      return objection ? { kind: "objection", objection: asItStands(state, objection), label } : null
    }
    case "statement-carried-over":
    case "no-consensus-recorded": {
      const statement = state.statements[entry.body.statement]
      const carried = entry.kind === "statement-carried-over"
      return statement ? { kind: "no-consensus", statement, carried, reason: entry.body.reason } : null
    }
    case "statement-withdrawn": {
      const statement = state.statements[entry.body.statement]
      return statement ? { kind: "withdrawn", statement, by: entry.by, reason: entry.body.reason } : null
    }
    default:
      return null
  }
}

function roundLine(state: State, { kind, body }: Entry & { kind: "round-revealed" | "round-voided" }): Happened | null {
  const round = state.rounds[body.round]
  const label = state.statements[body.statement]?.label ?? ""
  if (!round) return null
  return kind === "round-voided"
    ? { kind: "voided", round, label, reason: body.reason, answers: round.answers }
    : { kind: "round", round, label, answered: body.answered, answers: body.answers }
}
