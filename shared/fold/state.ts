import type { Side } from "../contract/events/workspace.ts"
import type { Anchor } from "../model/anchor.ts"
import type { Elector, Position, RevealedAnswer } from "../model/answer.ts"
import type {
  InviteId,
  MemberId,
  ObjectionId,
  RecordId,
  RoundId,
  SessionId,
  SideId,
  StatementId,
  ThreadId,
  TopicId,
  WorkspaceId,
} from "../model/ids.ts"
import type { NoticeAbout } from "../model/notice.ts"
import type { RecordBody } from "../model/record.ts"
import type { Authentic, Rule } from "../model/rule.ts"
import type {
  Anonymity,
  Attribution,
  Disposition,
  Instant,
  Lang,
  NoteMode,
  RecordState,
  ReplayPolicy,
  RoundKind,
  RoundState,
  SeatRole,
  StatementState,
  TextState,
  ThreadKind,
} from "../model/terms.ts"
import type { Spoken, Title } from "../model/texts.ts"
import type { Action, Question, Reading, Session } from "./sessionState.ts"

/**
 * A workspace as its log tells it: plain JSON, never changed in place, so that a page may compare by identity and a
 * fetch may send it as it is. Empty until `workspace-opened`.
 */
export interface State {
  /** the last entry folded in */
  seq: number
  workspace: Workspace | null
  sides: Side[]
  /** who may confirm for a side beside its co-moderators */
  deputies: Partial<Record<SideId, MemberId>>
  members: Record<MemberId, Member>
  invites: Record<InviteId, Invite>
  sessions: Record<SessionId, Session>
  topics: Record<TopicId, Topic>
  threads: Record<ThreadId, Thread>
  statements: Record<StatementId, Statement>
  rounds: Record<RoundId, Round>
  objections: Record<ObjectionId, Objection>
  records: Record<RecordId, RecordCard>
  questions: Record<string, Question>
  actions: Record<string, Action>
  readings: Record<string, Reading>
  notices: Record<string, Notice>
}

export interface Workspace {
  id: WorkspaceId
  slug: string
  title: Title
  languages: Lang[]
  authentic: Authentic[]
  rule: Rule
  attribution: Attribution
  replay: ReplayPolicy
  public: boolean
  /** who reads without a seat may send questions too */
  questions?: boolean | undefined
  demo: boolean
  removed: boolean
}

export interface Member {
  id: MemberId
  /** in its own script */
  name: string
  romanised: string
  short: string
  role: SeatRole
  side: SideId | null
  field: Title | null
  /** what may be seen as a conflict of interest; `by` another where the secretary entered it */
  interest: { text: Spoken; by: MemberId | null; at: Instant } | null
  lang: Lang
  /** since when at the table, as a moderator or a panelist; null for everybody else */
  seatedAt: Instant | null
  /** someone has come in by this seat's link */
  taken: boolean
  removed: boolean
}

export interface Invite {
  id: InviteId
  role: SeatRole
  side: SideId | null
  member: MemberId | null
  uses: number
  revoked: boolean
}

export interface Topic {
  id: TopicId
  letter: string
  title: Title
  state: "open" | "closed"
  /** why it was taken up again */
  reopened?: { reason: string; by: MemberId | null; at: Instant } | undefined
  note: { mode: NoteMode; reason: string; by: MemberId | null; since: Instant }
}

export interface ThreadEntry {
  id: string
  by: MemberId | null
  at: Instant
  text: Spoken
}

export interface Thread {
  id: ThreadId
  topic: TopicId
  statement: StatementId | null
  kind: ThreadKind
  anchor: Anchor | null
  /** the first opened the thread */
  entries: ThreadEntry[]
  resolved: { by: MemberId | null; at: Instant } | null
  /** of a suggestion: what its passage would say; "" strikes it out */
  wording: string | null
  /** how a suggestion ended; null while it is open, and of every other thread */
  settled: { how: "accepted" } | { how: "declined"; reason: Spoken } | null
}

export interface LanguageText {
  lang: Lang
  text: string
  state: TextState
  /** counts the saves of this language */
  revision: number
  by: MemberId | null
  at: Instant
  confirmedBy: MemberId | null
  /** confirmed aloud: `confirmedBy` is the secretary who entered it */
  spoken: boolean
  /** how many saves of authentic siblings have happened since this text was last saved or confirmed */
  behind: number
}

export interface Version {
  n: number
  by: MemberId | null
  at: Instant
  hash: string
  /** frozen; only a text that was missing, a draft or out of date when proposed is still filled in */
  texts: LanguageText[]
}

export interface Statement {
  id: StatementId
  /** "A-1": the topic's letter and a count */
  label: string
  topic: TopicId
  state: StatementState
  anchor: Anchor | null
  by: MemberId | null
  at: Instant
  /** the texts on the card: the draft, or the proposed version's wording with what was filled in since */
  texts: LanguageText[]
  versions: Version[]
  reason: string
  /** who ended it without a record, and when: whoever comes second is told */
  ended: { by: MemberId | null; at: Instant } | null
  recused: MemberId[]
  reviewers: Partial<Record<Lang, MemberId>>
  /** consents of co-moderators to a call on one authentic text, for this version */
  oneText: { version: number; by: MemberId; reason: string }[]
}

export interface Round {
  id: RoundId
  n: number
  statement: StatementId
  topic: TopicId
  version: number
  kind: RoundKind
  anonymity: Anonymity
  state: RoundState
  rule: Rule
  electorate: Elector[]
  openedAt: Instant
  openedBy: MemberId | null
  endsAt: Instant | null
  /** since when its clock runs to that end, where it was given more time */
  clockFrom?: Instant | undefined
  silence: boolean
  closedAt: Instant | null
  closedBy: MemberId | null
  revealedAt: Instant | null
  /** the last change of state: whoever comes second is told who did it */
  turned: { by: MemberId | null; at: Instant }
  /** how many answered; known from the reveal on */
  answered: number | null
  /** null before the reveal, and after it where fewer than four answered without names */
  answers: RevealedAnswer[] | null
  /** secret rounds, after the close: who collected a ballot */
  roll: MemberId[] | null
  extended: boolean
  /** positions changed after the reveal, in order */
  changes: { member: MemberId; from: Position | null; to: Position; why: string; at: Instant }[]
  voidReason: string
}

export interface Objection {
  id: ObjectionId
  statement: StatementId
  topic: TopicId
  version: number
  by: MemberId
  at: Instant
  reason: Spoken
  remedy: Spoken | null
  /** from a block in this round; null where it was raised on purpose */
  round: RoundId | null
  answer: ObjectionAnswer | null
  /** to this answer; one that was answered and not replied to is maintained */
  reply: ObjectionReply | null
  /** answers that a later one took the place of, each with what the objector replied to it; oldest first */
  earlier: { answer: ObjectionAnswer; reply: ObjectionReply | null }[]
}

export interface ObjectionAnswer {
  disposition: Disposition
  text: Spoken
  by: MemberId | null
  at: Instant
}

export interface ObjectionReply {
  reply: "maintained" | "withdrawn"
  text: Spoken | null
  at: Instant
}

/** A consensus record with what was appended to it since; the body never changes. */
export interface RecordCard {
  id: RecordId
  number: number
  seq: number
  state: RecordState
  body: RecordBody
  /** where its text was lifted from: the body's first passage, in the note's present epoch */
  anchor: Anchor | null
  declaredBy: MemberId | null
  declaredAt: Instant
  confirmations: { by: MemberId; at: Instant }[]
  reason: string
  supersededBy: RecordId | null
  endedAt: Instant | null
  endedBy: MemberId | null
  /** appended after the declaration and printed with the record */
  reservations: { by: MemberId; text: Spoken; at: Instant }[]
  dissents: { by: MemberId; text: Spoken; at: Instant }[]
  changes: { by: MemberId; text: Spoken; at: Instant }[]
  countersigned: { by: MemberId; at: Instant }[]
  drift: { since: Instant; now: string } | null
  /** passages that differ and were marked as editorial */
  editorial: string[]
  errata: Erratum[]
  /** proposed, and by which members of the other sides confirmed; null where nobody proposes it */
  withdrawal: {
    by: MemberId | null
    at: Instant
    reason: string
    confirmations: { by: MemberId; at: Instant }[]
  } | null
}

/** Who was told of what; `sent` is null while it is on its way. */
export interface Notice {
  id: string
  about: NoticeAbout
  members: MemberId[]
  missed: MemberId[]
  sent: "mail" | "copied" | null
  at: Instant
}

export interface Erratum {
  id: string
  lang: Lang
  text: string
  reason: string
  by: MemberId | null
  at: Instant
  endsAt: Instant
  state: "proposed" | "in_force" | "objected"
  objection: { by: MemberId; reason: Spoken; at: Instant } | null
}

export const emptyState: State = {
  seq: 0,
  workspace: null,
  sides: [],
  deputies: {},
  members: {},
  invites: {},
  sessions: {},
  topics: {},
  threads: {},
  statements: {},
  rounds: {},
  objections: {},
  records: {},
  questions: {},
  actions: {},
  readings: {},
  notices: {},
}
