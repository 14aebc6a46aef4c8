import type { AgendaItem, City } from "../contract/events/session.ts"
import type { ItemId, MemberId, SessionId, TopicId } from "../model/ids.ts"
import type { Instant, Lang, MinutesState, QueueOrder, SessionState, TurnKind } from "../model/terms.ts"
import type { Spoken, Texts, Title } from "../model/texts.ts"

export interface Session {
  id: SessionId
  title: Title
  startsAt: Instant
  cities: City[]
  state: SessionState
  startedAt: Instant | null
  closedAt: Instant | null
  /** the last change of state, which tells the second of two members who was first */
  turned: { by: MemberId | null; at: Instant }
  /** why it was cancelled */
  reason?: string | undefined
  /**
   * the member who last moved the agenda, gave or ended the floor, or gave an item time, for the second of two who try
   */
  last?: Partial<Record<"agenda" | "floor" | "time", { by: MemberId | null; at: Instant }>> | undefined
  items: AgendaItem[]
  /** the current item, and when it began */
  current: ItemId | null
  currentSince: Instant | null
  /** items that have begun, in that order; one that was passed over is not among them */
  held?: ItemId[] | undefined
  /** its breaks, in which clocks stand still too; `to` is null while one lasts, `until` is its planned end */
  breaks?: { from: Instant; to: Instant | null; until?: Instant }[] | undefined
  floor: Floor
  /** spans of presence; `to` null while it lasts */
  attendance: { member: MemberId; from: Instant; to: Instant | null; ticked: boolean }[]
  minutes: Minutes
  /** the closed session that this one continues */
  continues?: SessionId | undefined
  /** the session that continues this one */
  continuedBy?: SessionId | undefined
  /** the chair's own words about texts without consensus */
  summary: Texts
  /** the end of the embargo on its outcome paper */
  embargo?: Instant | null | undefined
}

export interface Floor {
  order: QueueOrder
  requests: { id: string; member: MemberId; turn: TurnKind; at: Instant }[]
  speaking: { member: MemberId; turn: TurnKind; since: Instant; seconds: number } | null
  /** the moderator who last ran something here, or took the chair */
  chair: MemberId | null
  /** the member who handed it over; absent before the first time */
  handedBy?: MemberId | null
  /** the milliseconds that each member has spoken */
  spoken: Record<MemberId, number>
}

export interface SentenceWritten {
  /** the sentence of the minutes that is amended */
  place: string
  lang: Lang
  /** empty: erased */
  text: string
  by: MemberId | null
  at: Instant
  /** the correction that requested it */
  correction: string | null
}

export interface Minutes {
  state: MinutesState
  endsAt: Instant | null
  adoptedAt: Instant | null
  /** the period was given more time, once */
  extended?: boolean
  /** published with what everyone said */
  said?: boolean
  /** the last move, which tells the second of two members who was first */
  moved: { by: MemberId | null; at: Instant } | null
  /** amended sentences; for one place and language the last counts */
  amended?: SentenceWritten[]
  corrections: { id: string; by: MemberId; text: Spoken; at: Instant; accepted: boolean | null }[]
}

export interface Question {
  id: string
  session: SessionId
  topic: TopicId | null
  by: MemberId | null
  at: Instant
  text: Spoken
  state: "asked" | "approved" | "dismissed" | "answered"
  answer: { by: MemberId | null; text: Spoken; at: Instant } | null
}

export interface ActionItem {
  id: string
  topic: TopicId | null
  owners: MemberId[]
  text: Texts
  due: string | null
  at: Instant
  done: Instant | null
}

/** Something to read before a session or on a topic; for the whole panel if it names neither. */
export interface Reading {
  id: string
  session?: SessionId | undefined
  topic?: TopicId | undefined
  title: Title
  link: string | null
  text: Spoken | null
  by: MemberId | null
}
