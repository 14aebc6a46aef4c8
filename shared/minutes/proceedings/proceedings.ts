import type { AgendaItem } from "../../contract/events/session.ts"
import type { Entry } from "../../contract/events.ts"
import type { Statement } from "../../fold/consensusState.ts"
import type { Member, SeatThen } from "../../fold/peopleState.ts"
import type { ActionItem, Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Elector } from "../../model/consensus/answer.ts"
import type { MemberId } from "../../model/ids.ts"
import type { Instant, NoteMode } from "../../model/terms.ts"
import type { Texts } from "../../model/texts.ts"
import type { Renaming } from "../../rules/people/namesOfTheDay.ts"
import { seatsDuring } from "../../rules/people/seatsHeld.ts"
import { isBegun } from "../../rules/readings/agenda.ts"
import { findProgram, findTopic } from "../../rules/readings/rows.ts"
import { type PeopleChange, peopleChangesOf, renamingsToldBy, sinceTheLast } from "../changes/peopleChanges.ts"
import { tellsObjections } from "../changes/seatsTogether.ts"
import { type BackgroundPaper, sessionPapers } from "../changes/sessionPapers.ts"
import { type SettingsTold, settingsTold } from "../changes/settingChanges.ts"
import { type SideChange, sideChangesOf } from "../changes/sideChanges.ts"
import { type InParts, rowsInPart, withoutRest } from "../inParts.ts"
import { heldItems, plannedMinutes } from "../time/held.ts"
import { type ScopeTold, sideTimesTold } from "../time/sideTimesTold.ts"
import { turnsOf } from "../time/turns.ts"
import { besideDecisions, modesBefore } from "./beside.ts"
import type { Happened } from "./happened.ts"
import { betweenSessions, lineTold } from "./lines.ts"

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
  /** the seats that the member had while they were present, or, if they were absent, during the session */
  seats: readonly SeatThen[]
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
  /** ids of the programs that acted since the previous session closed, in the order of their first acts */
  programs: string[]
  /** the background papers that the session had */
  papers: BackgroundPaper[]
  /** changes of seats and of the electorate since the previous session closed */
  people: PeopleChange[]
  /** changes of members' names by other people, since the previous session closed */
  renamed: Renaming[]
  /** changes of the sides' titles and marks since the previous session closed */
  sides: SideChange[]
  /** proposed changes of settings, and the sides' agreements to the terms, since the previous session closed */
  settings: SettingsTold
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
export const proceedingsOf = (state: State, session: Session, entries: readonly Entry[]): Proceedings =>
  withoutRest(derivingProceedings(state, session, entries))

/** The same in parts. */
export function* derivingProceedings(state: State, session: Session, entries: readonly Entry[]): InParts<Proceedings> {
  const heard = during(entries, session)
  yield
  const used = heldItems(heard, session)
  const planned = plannedMinutes(entries, session)
  yield
  const lines = yield* linesByItem(state, session, { heard, modes: modesBefore(entries) })
  yield
  const told = {
    people: peopleChangesOf(state, entries, session),
    renamed: renamingsToldBy(state, entries, session),
    sides: sideChangesOf(entries, session),
    settings: settingsTold(state, entries, session),
  }
  yield
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
    programs: programsIn(state, sinceTheLast(entries, session)),
    papers: sessionPapers(session, entries),
    ...told,
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

/** Returns the programs among the authors of these entries (DOMAIN X14). */
const programsIn = (state: State, entries: readonly Entry[]): string[] => [
  ...new Set(entries.flatMap(({ by }) => findProgram(state, by)?.id ?? [])),
]

/** Returns the panel's mandate when the session closed. A later mandate does not apply to the session. */
function mandateOf(entries: readonly Entry[], { id, state }: Session): Texts {
  const closed = entries.findLastIndex(({ kind, body }) => kind === "session-closed" && body.session === id)
  const until = state === "closed" && closed >= 0 ? closed : entries.length
  const set = entries.slice(0, until).findLast(entry => entry.kind === "description-set")
  return set?.kind === "description-set" ? set.body.mandate : {}
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
 * Divides the panel's members into present and absent, by the seats that they had during the session. It leaves out
 * observers, and members whose name the reader may not read.
 */
function attendance(state: State, session: Session): Pick<Proceedings, "present" | "absent"> {
  const [start, end] = [session.startedAt ?? -Infinity, session.closedAt]
  const within = ({ from, to }: Attended["spans"][number]) => ({ from: Math.max(from, start), to: to ?? end })
  const spans = (member: Member) =>
    session.attendance.filter(span => span.member === member.id).map(({ from, to }) => ({ from, to }))
  const asked = tellsObjections(session) ? electorsDuring(state, session) : new Map<MemberId, Elector>()
  const all = Object.values(state.members).flatMap(member => {
    const there = spans(member)
    const held = seatsDuring(member, there.length > 0 ? there.map(within) : [{ from: start, to: end }])
    const seats = withVote(held, asked.get(member.id))
    if (member.name === "" || seats.every(({ role }) => role === "observer")) return []
    return { member, spans: there, seats, named: there[0]?.from ?? session.startedAt ?? session.startsAt }
  })
  return {
    present: all.filter(one => one.spans.length > 0),
    // a member who was removed later still counts; only members who could have attended count as absent
    absent: all.filter(
      ({ spans: there, member }) => there.length === 0 && !hadEnded(member, session) && wasInvited(member, session),
    ),
  }
}

/** The members whom rounds of the session asked, with the seat that they had in the last one. */
function electorsDuring({ rounds }: State, { startedAt, closedAt }: Session): Map<MemberId, Elector> {
  if (startedAt === null) return new Map()
  const asking = Object.values(rounds).filter(
    round =>
      round.state !== "void" && round.openedAt <= (closedAt ?? Infinity) && (round.closedAt ?? Infinity) >= startedAt,
  )
  return new Map(asking.flatMap(({ electorate }) => electorate.map(elector => [elector.member, elector] as const)))
}

/**
 * Returns the seats of a member as the attendance tells them. A member who had a vote is not listed with those who were
 * present without one, even if the seat changed hands before they came or after they went.
 */
function withVote(seats: readonly SeatThen[], elector: Elector | undefined): readonly SeatThen[] {
  if (!elector) return seats
  const others = seats.filter(({ role }) => role !== "alternate")
  if (others.some(({ role }) => role === "panelist")) return others
  const { side, delegate } = elector
  return [...others, { role: "panelist", side, ...(delegate && { delegate }) }]
}

/** Whether the member's seat had ended by the session's close. */
const hadEnded = ({ removed, ended }: Member, { closedAt }: Session): boolean =>
  removed && (closedAt === null || ended === undefined || ended.at <= closedAt)

/** Whether a member could have attended: their seat was not made after the session had begun. */
const wasInvited = ({ seatedAt }: Member, { startedAt }: Session): boolean =>
  seatedAt === null || startedAt === null || seatedAt <= startedAt

/**
 * Puts each line under the agenda item of its topic. A line without a topic is put under the item that was current at
 * the time.
 */
function* linesByItem(
  state: State,
  session: Session,
  { heard, modes }: { heard: readonly Entry[]; modes: ReadonlyMap<number, NoteMode> },
): InParts<Map<string, Line[]>> {
  const lines = new Map<string, Line[]>()
  const turns = turnsOf(heard, state.rounds)
  let current: string | null = session.items[0]?.id ?? null
  for (const [n, entry] of heard.entries()) {
    if (n % rowsInPart === 0) yield
    if (entry.kind === "agenda-moved") current = entry.body.item
    const turn = turns.get(entry.seq)
    const happened: Happened | null = turn
      ? { kind: "turn", turn }
      : (besideDecisions(state, session, entry, modes) ?? lineTold(state, entry))
    if (!happened) continue
    const line: Line = { ...happened, at: entry.at, seq: entry.seq }
    const topic = line.kind === "bound" ? line.bound.record.body.topic : "topic" in entry.body ? entry.body.topic : null
    const held = session.items.find(item => topic !== null && item.topic === topic)?.id ?? current
    if (held === null) continue
    const before = lines.get(held)
    if (before) before.push(line)
    else lines.set(held, [line])
  }
  return lines
}
