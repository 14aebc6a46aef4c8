import type { AgendaItem, City } from "../contract/events/session.ts"
import type { UploadedFile } from "../model/files.ts"
import type { ItemId, MemberId, RecordId, SessionId, SideId, TopicId } from "../model/ids.ts"
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
  /**
   * The member who last changed the session's state, and the time. If another member then tries the same change, the
   * refusal names the first member.
   */
  turned: { by: MemberId | null; at: Instant }
  /** The time of the last change of its title, its dates, its cities or its agenda; absent if there was none. */
  replannedAt?: Instant | undefined
  /** Why the session was cancelled. */
  reason?: string | undefined
  reasonLang?: Lang | undefined
  /**
   * The members who last moved the agenda, gave or ended the floor, or extended an item, and the times. If another
   * member then tries the same, the refusal names the first member.
   */
  last?: Partial<Record<"agenda" | "floor" | "time", { by: MemberId | null; at: Instant }>> | undefined
  items: AgendaItem[]
  /** The current agenda item; `currentSince` is when it began. */
  current: ItemId | null
  currentSince: Instant | null
  /** The items that have begun, in that order. An item that was skipped is not in the list. */
  held?: ItemId[] | undefined
  /**
   * The session's breaks, during which its clocks stop. `to` is null while a break lasts, and `until` is its planned
   * end.
   */
  breaks?: { from: Instant; to: Instant | null; until?: Instant }[] | undefined
  floor: Floor
  /** The sides' budgets of speaking time, with loans and overruns; absent until a budget is set. */
  sideTime?: SideTime | undefined
  /** When each member was present. `to` is null while they are present. */
  attendance: {
    member: MemberId
    from: Instant
    to: Instant | null
    ticked: boolean
    tickedBy?: MemberId | undefined
  }[]
  minutes: Minutes
  /** The closed session that this one continues. */
  continues?: SessionId | undefined
  /** The session that continues this one. */
  continuedBy?: SessionId | undefined
  /** The chair's own text about statements without consensus. */
  summary: Texts
  /** The end of the embargo, before which papers ask their readers to publish nothing. */
  embargo?: Instant | null | undefined
  /** True if readers without a seat read nothing of the panel until then; absent for an embargo of an older log. */
  embargoCloses?: true | undefined
  /** The links by which the press reads under the embargo; absent until one is made. */
  press?: PressLink[] | undefined
}

/** A link by which the press reads what the gallery reads, before the embargo ends (DOMAIN EM4). */
export interface PressLink {
  id: string
  /** The name of the person or the paper that got the link. */
  name: string
  /** The hash of the link's secret. */
  hash: string
  /** The end of the link's time. */
  until: Instant
  by: MemberId | null
  at: Instant
  /** Set when the link was revoked, or when its time was over. */
  ended: { by: MemberId | null; at: Instant } | null
  /** When the link was opened. */
  opened: Instant[]
  /** The hash of the secret of the browser that opened it first; absent until then, and in logs of earlier versions. */
  holder?: string | undefined
}

export interface Floor {
  order: QueueOrder
  requests: { id: string; member: MemberId; turn: TurnKind; at: Instant }[]
  /**
   * The present turn. `clockedTo` is the time up to which the turn is in `clocked`; absent if nothing of it is there.
   * `stood` is how many milliseconds of it the clock stood, and `stoppedAt` since when it stands; each absent for never.
   */
  speaking: {
    member: MemberId
    turn: TurnKind
    since: Instant
    seconds: number
    clockedTo?: Instant
    stood?: number
    stoppedAt?: Instant
  } | null
  /** The moderator who last acted as chair in this session or was handed the chair. */
  chair: MemberId | null
  /** The member who handed the chair over; null or absent if the chair took it. */
  handedBy?: MemberId | null
  /** The milliseconds that each member has spoken in this session. */
  spoken: Record<MemberId, number>
  /** The time of ended turns by what it counts for; absent until a turn has ended. */
  clocked?: Clocked[] | undefined
}

/**
 * The side and the item for which a turn's clock time counts (DOMAIN Y2). `side` is null for members without a side, for the chair and
 * for time that counts for nobody.
 */
export interface Draw {
  /** The agenda item that was current; null if there was none. */
  item: ItemId | null
  as: "side" | "unsided" | "chair" | "excluded"
  side: SideId | null
}

export interface Clocked extends Draw {
  ms: number
}

export interface SideTime {
  /** One row for each scope that has budgets: an item, or the session if `item` is null. */
  budgets: { item: ItemId | null; sides: { side: SideId; seconds: number }[] }[]
  loans: Loan[]
  /** The overruns that the server has noted. `seconds` is the time that the side had. */
  overruns: { item: ItemId | null; side: SideId; seconds: number; at: Instant }[]
}

export interface Loan {
  id: string
  item: ItemId | null
  from: SideId
  to: SideId
  seconds: number
  /** The seconds of the loan that were taken back. */
  back: number
  by: MemberId | null
  at: Instant
}

export interface SentenceWritten {
  /** Names the sentence of the minutes that was replaced. */
  place: string
  lang: Lang
  /** The new sentence; "" if it was erased from the log. */
  text: string
  by: MemberId | null
  at: Instant
  /** The correction that led to this sentence; null if there was no correction. */
  correction: string | null
}

export interface Minutes {
  state: MinutesState
  endsAt: Instant | null
  adoptedAt: Instant | null
  /** True once the comment period was extended, which is possible once. */
  extended?: boolean
  /** The wording of sent minutes, as `minutes-sent` states it; absent if an earlier version sent them, or nobody did. */
  wording?: 2 | 3 | 4 | 5
  /** True if the minutes are published with the scribe text, which prints the discussion. */
  said?: boolean
  /**
   * The member who last changed the state of the minutes, and the time. If another member then tries the same change,
   * the refusal names the first member.
   */
  moved: { by: MemberId | null; at: Instant } | null
  /** The sentences that were written in place of sentences of the minutes, at most one for each place and language. */
  amended?: SentenceWritten[]
  corrections: Correction[]
}

/** A correction of sent minutes that a member proposed. */
export interface Correction {
  id: string
  by: MemberId
  text: Spoken
  at: Instant
  accepted: boolean | null
  /** The decision to decline it, with its reason; absent if nobody did, or if an earlier version did without one. */
  declined?: { by: MemberId | null; at: Instant; reason: string; reasonLang?: Lang | undefined }
  /** The author's reason for insisting on it. */
  insisted?: { text: Spoken; at: Instant }
}

export interface ActionItem {
  id: string
  topic: TopicId | null
  owners: MemberId[]
  text: Texts
  due: string | null
  /** The record that the action carries out; absent if it comes from no record. */
  record?: RecordId | undefined
  at: Instant
  done: Instant | null
}

/**
 * A link, a file or a text to read before a session. It belongs to a session or a topic. If it names neither, it
 * belongs to the whole panel.
 */
export interface Reading {
  id: string
  session?: SessionId | undefined
  topic?: TopicId | undefined
  title: Title
  link: string | null
  text: Spoken | null
  /** the uploaded file; its bytes are served by their hash */
  file?: UploadedFile | undefined
  by: MemberId | null
}
