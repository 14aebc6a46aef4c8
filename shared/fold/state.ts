import type { Transfer } from "../contract/events/law/privacy.ts"
import type { ProposedAct } from "../contract/events/proposal.ts"
import type { Side } from "../contract/events/workspace.ts"
import type { Anchor } from "../model/anchor.ts"
import type { Authentic, Rule } from "../model/consensus/rule.ts"
import type { StoppingRule } from "../model/consensus/stopping.ts"
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
import type {
  Attribution,
  Instant,
  Lang,
  MachineScope,
  NoteMode,
  ReasonRule,
  ReplayPolicy,
  SeatRole,
  ThreadKind,
} from "../model/terms.ts"
import type { Phrase, Spoken, Texts, Title } from "../model/texts.ts"
import type { Objection, Round, Statement } from "./consensusState.ts"
import type { Archived, Consents, ErasureAsked, PrivacyNotice } from "./lawState.ts"
import type { Confirmation, RecordRow } from "./recordState.ts"
import type { ActionItem, Question, Reading, Session } from "./sessionState.ts"
import type { Translation } from "./translationState.ts"

/**
 * The state of a workspace, folded from its log. A state is plain JSON, so that the server can send it unchanged.
 * States are immutable, so that a page can compare two states by identity. Before `workspace-opened`, the state is
 * empty.
 */
export interface State {
  /** The number of the last entry that the state contains. */
  seq: number
  workspace: Workspace | null
  sides: Side[]
  /** Each side's deputy, who may confirm for the side besides its co-moderators. */
  deputies: Partial<Record<SideId, MemberId>>
  /** The moderator who named each deputy. */
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
  /** Translations of what people said, by the key of the text and the language. */
  translations: Record<string, Translation>
  /** The programs that got a token, by id; absent until a token is made. */
  machines?: Record<string, Machine> | undefined
}

/** A program that reads the panel by a token (DOMAIN X11). */
export interface Machine {
  id: string
  /** The name that the moderator gave the program. */
  name: string
  scope: MachineScope
  /** The hash of the token's secret. */
  hash: string
  /** The end of the token's time. */
  until: Instant
  by: MemberId | null
  at: Instant
  /** Set when the token was revoked, or, as `with` says, when its maker lost the right to make it. */
  ended: { by: MemberId | null; at: Instant; with?: "maker" | undefined } | null
}

export interface Workspace {
  id: WorkspaceId
  slug: string
  title: Title
  /** The panel's description; absent until somebody writes one. */
  description?: Texts | undefined
  mandate?: Texts | undefined
  languages: Lang[]
  authentic: Authentic[]
  rule: Rule
  /** The scores for which ratings require a reason; absent until somebody sets it. */
  reasonsFor?: ReasonRule | undefined
  /** The stopping rule for statements that have no rating yet; absent or null is none. */
  stopping?: StoppingRule | null | undefined
  attribution: Attribution
  replay: ReplayPolicy
  public: boolean
  /** Whether readers without a seat may send questions. */
  questions?: boolean | undefined
  /** The number of days after which a translation without an answer is unconfirmed; absent while the default applies. */
  translationDays?: number | undefined
  /** The host of the translation service to which texts may be sent for drafts; absent if no text is sent. */
  engine?: string | undefined
  /** Absent unless the workspace is archived. */
  archived?: Archived | undefined
  /** Absent until somebody writes a privacy notice. */
  privacy?: PrivacyNotice | undefined
  /** The register of transfers; absent until somebody writes it. */
  transfers?: Transfer[] | undefined
  demo: boolean
  removed: boolean
}

export interface Member {
  id: MemberId
  /** The name in the member's own script. */
  name: string
  romanised: string
  short: string
  role: SeatRole
  side: SideId | null
  field: Title | null
  /** The title and the affiliation as the roster states them, e.g. Professor, Keio University; absent if never stated. */
  title?: Title | null | undefined
  affiliation?: Title | null | undefined
  /** A stated interest that others may see as a conflict. `by` is the secretary if the secretary entered it. */
  interest: { text: Spoken; by: MemberId | null; at: Instant } | null
  /**
   * An interest that the secretary entered and the member has not confirmed. No page shows it as the member's interest.
   * `seq` is the number of its entry.
   */
  proposedInterest?: { text: Spoken; by: MemberId | null; at: Instant; seq: number } | null | undefined
  /** Former names, oldest first; absent until the name changes. */
  formerly?: FormerName[] | undefined
  /** The number of the entry up to which the member has seen renamings of their seat by other people. */
  renamingSeen?: number | undefined
  /**
   * The last change of the seat's e-mail address by another person. It is absent once the seat's owner has seen the
   * change.
   */
  addressSet?: { by: MemberId | null; at: Instant; seq: number; cleared: boolean } | undefined
  lang: Lang
  /** When the member became a moderator or a panelist; null for secretaries and observers. */
  seatedAt: Instant | null
  /** The policy that the seat's owner last agreed to; absent if nobody has taken the seat. */
  agreed?: Attribution | undefined
  /** Whether somebody has taken the seat. */
  taken: boolean
  /** The proposal that has to be carried before this panelist is in an electorate (DOMAIN E2). */
  unconfirmed?: string | undefined
  /** The moderator or secretary who added this panelist; absent if an administrator or the command line did. */
  broughtBy?: MemberId | undefined
  /** The member who made this member a moderator or the secretary; absent if an administrator did. */
  appointedBy?: MemberId | undefined
  /** The member's role before the appointment by `appointedBy`. */
  appointedFrom?: SeatRole | undefined
  /**
   * Set while the seat is suspended: an administrator has ended its access. Answers and electorates stay as they are.
   */
  suspended?: { by: MemberId | null; at: Instant; reason: string; reasonLang?: Lang | undefined } | undefined
  /**
   * When the seat was last reissued. Its new holder cannot read answers to rounds that were opened before the reissue
   * (DOMAIN S5).
   */
  reissued?: { by: MemberId | null; at: Instant; reason: string; reasonLang?: Lang | undefined } | undefined
  removed: boolean
  /** The consents of the seat's owner; absent until they give one. */
  consents?: Consents | undefined
  /** The request to erase the member's data; absent if nobody asked. */
  erasure?: ErasureAsked | undefined
  /** When the member's data was erased. */
  erased?: Instant | undefined
  /** How the seat ended. `left` is true if its owner left, and false if somebody else removed the seat. */
  ended?: { left: boolean; by: MemberId | null; at: Instant } | undefined
}

/** A former name. The member had it up to and including the instant `until`. */
export interface FormerName extends Named {
  until: Instant
  /** The number of the entry that gave the member another name. */
  seq: number
  /** The other person who renamed the owner of the seat; null for the host. Absent if the owner needs no notice. */
  by?: MemberId | null | undefined
}

export interface Invite {
  id: InviteId
  role: SeatRole
  side: SideId | null
  member: MemberId | null
  uses: number
  /** The number of people who have joined by this link. */
  used: number
  /** The member who made the link; null if an administrator or the command line made it. */
  by: MemberId | null
  expiresAt?: Instant | undefined
  revoked: boolean
  /**
   * Whether somebody took the link's only seat, by this link or by another one. It stays true if the seat is reissued.
   */
  spent: boolean
}

export interface Topic {
  id: TopicId
  letter: string
  title: Title
  state: "open" | "closed"
  /** The session whose close ended the topic; absent while the topic is not ended. */
  ended?: { with: SessionId; at: Instant } | undefined
  /** The reason why the topic was reopened, and the member who reopened it. */
  reopened?: { reason: string; reasonLang?: Lang | undefined; by: MemberId | null; at: Instant } | undefined
  note: { mode: NoteMode; reason: string; reasonLang?: Lang | undefined; by: MemberId | null; since: Instant }
  /** The versions of the note that somebody named, in the order of their instants; absent before the first. */
  versions?: NamedVersion[] | undefined
  /** When an earlier version was restored: by whom, when, and the instant of the version; absent before the first. */
  restored?: { by: MemberId | null; at: Instant; of: Instant; since?: Instant | undefined }[] | undefined
}

/** A version of a note with a name. The version is what the note said at the instant `of`. */
export interface NamedVersion {
  of: Instant
  title: Title
  by: MemberId | null
  at: Instant
}

export interface ThreadEntry {
  id: string
  by: MemberId | null
  at: Instant
  text: Spoken
  /** Set on a page that holds a translation and not yet the original. The text is then "" and its language is known. */
  away?: true | undefined
  /** The meaning of a sentence that the product wrote in the member's name. */
  phrase?: Phrase | undefined
  /** When the author corrected the comment. `withdrawn` is when they withdrew it, which removes its text. */
  corrected?: Instant | undefined
  withdrawn?: Instant | undefined
}

export interface Thread {
  id: ThreadId
  topic: TopicId
  statement: StatementId | null
  kind: ThreadKind
  anchor: Anchor | null
  /** The comments of the thread, oldest first. The first comment opened the thread. */
  entries: ThreadEntry[]
  resolved: { by: MemberId | null; at: Instant } | null
  /** The wording that a suggestion proposes for its passage; "" deletes the passage. */
  wording: string | null
  /** The result of a suggestion. Null while the suggestion is open, and for every thread that is not a suggestion. */
  settled: { how: "accepted" } | { how: "declined"; reason: Spoken } | null
}

/** A notice with its addressees and its subject. `sent` is null until it is sent. */
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
  /** The member who asks; null if an administrator asks. */
  asker: MemberId | null
  /** The asker's side when they asked; absent in a state that an earlier version folded. */
  askedFor?: SideId | null | undefined
  at: Instant
  reason: string
  reasonLang?: Lang | undefined
  state: "open" | "carried" | "refused" | "taken_back"
  confirmations: Confirmation[]
  /** The record's topic, set only for a withdrawal that an earlier version of Plenary entered (rules/slice). */
  topic?: TopicId | undefined
  /** The member who ended the proposal, and the time. `reason` is the reason of a refusal. */
  ended: { by: MemberId | null; at: Instant; reason: string; reasonLang?: Lang | undefined } | null
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
  translations: {},
}
