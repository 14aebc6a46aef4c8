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
  /** the last change of state: whoever comes second is told who did it */
  turned: { by: MemberId | null; at: Instant }
  /** why it was cancelled */
  reason?: string | undefined
  /**
   * the member who last moved the agenda, gave or ended the floor, or gave an item time, for the second of two who try
   */
  last?: Partial<Record<"agenda" | "floor" | "time", { by: MemberId | null; at: Instant }>> | undefined
  items: AgendaItem[]
  /** the item that is being held, and since when */
  current: ItemId | null
  currentSince: Instant | null
  /** items that were begun, the last one begun last: one that was passed over is not among them */
  held?: ItemId[] | undefined
  /** when it stood still since it began: clocks do too; `to` null while it lasts, `until` when it is to end */
  breaks?: { from: Instant; to: Instant | null; until?: Instant }[] | undefined
  floor: Floor
  /** spans of presence; `to` null while it lasts */
  attendance: { member: MemberId; from: Instant; to: Instant | null; ticked: boolean }[]
  minutes: Minutes
  /** the closed session that this one goes on with */
  continues?: SessionId | undefined
  /** the one that goes on with this */
  continuedBy?: SessionId | undefined
  /** the chair's own words where there is no consensus */
  summary: Texts
  /** until when its outcome paper is not for the press */
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
  /** milliseconds that each has spoken */
  spoken: Record<MemberId, number>
}

export interface SentenceWritten {
  /** which sentence of the minutes */
  place: string
  lang: Lang
  /** empty: erased */
  text: string
  by: MemberId | null
  at: Instant
  /** the correction that asked for it */
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
  /** the last move: whoever comes second is told who did it */
  moved: { by: MemberId | null; at: Instant } | null
  /** sentences that read otherwise than the log gives them; of one place and language the last counts */
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

/** To be read before a session or on a topic; without either, of the whole panel. */
export interface Reading {
  id: string
  session?: SessionId | undefined
  topic?: TopicId | undefined
  title: Title
  link: string | null
  text: Spoken | null
  by: MemberId | null
}
