import type { ProposedAct } from "../contract/events/proposal.ts"
import type { Side } from "../contract/events/workspace.ts"
import type { Anchor } from "../model/anchor.ts"
import type { Authentic, Rule } from "../model/consensus/rule.ts"
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
import type { Named } from "../model/names.ts"
import type { NoticeAbout } from "../model/notice.ts"
import type { Attribution, Instant, Lang, NoteMode, ReplayPolicy, SeatRole, ThreadKind } from "../model/terms.ts"
import type { Phrase, Spoken, Texts, Title } from "../model/texts.ts"
import type { Confirmation, Objection, RecordRow, Round, Statement } from "./consensusState.ts"
import type { ActionItem, Question, Reading, Session } from "./sessionState.ts"

/**
 * The state of a workspace, folded from its log. It is plain JSON that a fetch sends unchanged, and it is immutable, so
 * that a page can compare by identity. Empty until `workspace-opened`.
 */
export interface State {
  /** the last entry folded in */
  seq: number
  workspace: Workspace | null
  sides: Side[]
  /** the deputies, who may confirm for a side besides its co-moderators */
  deputies: Partial<Record<SideId, MemberId>>
  /** the moderator who named each deputy */
  deputiesNamedBy?: Partial<Record<SideId, MemberId>> | undefined
  members: Record<MemberId, Member>
  invites: Record<InviteId, Invite>
  sessions: Record<SessionId, Session>
  topics: Record<TopicId, Topic>
  threads: Record<ThreadId, Thread>
  statements: Record<StatementId, Statement>
  rounds: Record<RoundId, Round>
  objections: Record<ObjectionId, Objection>
  records: Record<RecordId, RecordRow>
  questions: Record<string, Question>
  actions: Record<string, ActionItem>
  readings: Record<string, Reading>
  notices: Record<string, Notice>
  proposals: Record<string, Proposal>
}

export interface Workspace {
  id: WorkspaceId
  slug: string
  title: Title
  /** the panel's description and its mandate; absent until they are written */
  description?: Texts | undefined
  mandate?: Texts | undefined
  languages: Lang[]
  authentic: Authentic[]
  rule: Rule
  attribution: Attribution
  replay: ReplayPolicy
  public: boolean
  /** readers without a seat may send questions too */
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
  /** a stated interest that may be seen as a conflict; `by` is another member where the secretary entered it */
  interest: { text: Spoken; by: MemberId | null; at: Instant } | null
  /** entered by the secretary and not confirmed by its owner: shown to nobody as theirs; `seq` is its entry */
  proposedInterest?: { text: Spoken; by: MemberId | null; at: Instant; seq: number } | null | undefined
  /** earlier names, oldest first; absent until a name changes */
  formerly?: FormerName[] | undefined
  /** the entry up to which they have seen that others renamed them */
  renamingSeen?: number | undefined
  /** another person set the e-mail address of this seat, or took it away, and its owner has not seen that yet */
  addressSet?: { by: MemberId | null; at: Instant; seq: number; cleared: boolean } | undefined
  lang: Lang
  /** when they became a moderator or a panelist; null for everybody else */
  seatedAt: Instant | null
  /** the policy that this person agreed to last; absent if the seat is not taken */
  agreed?: Attribution | undefined
  /** whether somebody has taken the seat */
  taken: boolean
  /** the proposal that has to be carried before this panelist is in an electorate (DOMAIN E2) */
  unconfirmed?: string | undefined
  /** the moderator or secretary who brought this panelist; absent where an administrator or the command line did */
  broughtBy?: MemberId | undefined
  /** the member who gave this person the chair or the secretary's seat; absent where an administrator did */
  appointedBy?: MemberId | undefined
  /** the role of their seat before that */
  appointedFrom?: SeatRole | undefined
  /** an administrator has closed its access; answers and electorates stand */
  suspended?: { by: MemberId | null; at: Instant; reason: string } | undefined
  /** when the seat was last freed for another sign-in: answers to rounds opened before stay closed to it (DOMAIN S5) */
  reissued?: { by: MemberId | null; at: Instant; reason: string } | undefined
  removed: boolean
  /** how the seat ended: removed by another, or left by its owner */
  ended?: { left: boolean; by: MemberId | null; at: Instant } | undefined
}

/** An earlier name, up to and including the instant `until`. */
export interface FormerName extends Named {
  until: Instant
  /** the entry that ended it */
  seq: number
  /** another person gave the new name to somebody whose seat was taken; null: the host. Absent where nobody has to be told */
  by?: MemberId | null | undefined
}

export interface Invite {
  id: InviteId
  role: SeatRole
  side: SideId | null
  member: MemberId | null
  uses: number
  /** the number of people who have joined by it */
  used: number
  /** the member who made it; null where an administrator or the command line did */
  by: MemberId | null
  expiresAt?: Instant | undefined
  revoked: boolean
  /** its one seat was taken, by this link or by another: it stays used up even if that seat is reissued */
  spent: boolean
}

export interface Topic {
  id: TopicId
  letter: string
  title: Title
  state: "open" | "closed"
  /** the session that held it has closed */
  ended?: { with: SessionId; at: Instant } | undefined
  /** the reason for taking it up again */
  reopened?: { reason: string; by: MemberId | null; at: Instant } | undefined
  note: { mode: NoteMode; reason: string; by: MemberId | null; since: Instant }
}

export interface ThreadEntry {
  id: string
  by: MemberId | null
  at: Instant
  text: Spoken
  /** the sentence that the product said in their name */
  phrase?: Phrase | undefined
  /** when its author corrected it, and when they withdrew it, which removes its words */
  corrected?: Instant | undefined
  withdrawn?: Instant | undefined
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
  /** for a suggestion: the proposed words of its passage; "" deletes the passage */
  wording: string | null
  /** how a suggestion ended; null while it is open, and for every other thread */
  settled: { how: "accepted" } | { how: "declined"; reason: Spoken } | null
}

/** A notice: its addressees and its subject. `sent` is null while it is on its way. */
export interface Notice {
  id: string
  about: NoticeAbout
  members: MemberId[]
  missed: MemberId[]
  sent: "mail" | "copied" | null
  at: Instant
}

/** An act that needs or needed the consent of others (rules/people/consent). */
export interface Proposal {
  id: string
  about: ProposedAct
  /** null if the administrator asks */
  asker: MemberId | null
  /** the asker's side when they asked; absent in a state that an earlier version folded */
  askedFor?: SideId | null | undefined
  at: Instant
  reason: string
  state: "open" | "carried" | "refused" | "taken_back"
  confirmations: Confirmation[]
  /** set for a withdrawal that an earlier version entered with the record's place (rules/slice) */
  topic?: TopicId | undefined
  /** the act that ended it; `reason` of a refusal */
  ended: { by: MemberId | null; at: Instant; reason: string } | null
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
  proposals: {},
}
