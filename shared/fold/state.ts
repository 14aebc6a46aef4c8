import type { Transfer } from "../contract/events/law/privacy.ts"
import type { ProposedAct } from "../contract/events/proposal.ts"
import type { Side } from "../contract/events/workspace.ts"
import type { EventBody } from "../contract/events.ts"
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
import type { NoticeAbout } from "../model/notice.ts"
import type { Attribution, Instant, Lang, NoteMode, ReasonRule, ReplayPolicy, ThreadKind } from "../model/terms.ts"
import type { Phrase, Spoken, Texts, Title } from "../model/texts.ts"
import type { QuestionTables } from "../question/state.ts"
import type { Objection, Round, Statement } from "./consensusState.ts"
import type { Archived, PrivacyNotice, Retention } from "./lawState.ts"
import type { Invite, Machine, Member } from "./peopleState.ts"
import type { Confirmation, RecordRow } from "./recordState.ts"
import type { ActionItem, Reading, Session } from "./sessionState.ts"
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
  questions: QuestionTables["questions"]
  actions: Record<string, ActionItem>
  readings: Record<string, Reading>
  notices: Record<string, Notice>
  proposals: Record<string, Proposal>
  /** Translations of what people said, by the key of the text and the language. */
  translations: Record<string, Translation>
  /** The programs that got a token, by id; absent until a token is made. */
  machines?: Record<string, Machine> | undefined
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
  /** Since when the seats that vote need an account (DOMAIN SI11); absent if they need none. */
  accountsSince?: Instant | undefined
  /** The openings that the chairs have agreed and that wait for their time (DOMAIN C8); absent if there are none. */
  openings?: Record<string, PlannedOpening> | undefined
  /** The openings that were agreed and do not happen, whose readers are told so; absent if there are none. */
  openingsOff?: Record<string, PlannedOpening> | undefined
  /** The last change of a setting by each author that nobody had to confirm (DOMAIN C8); absent before the first. */
  changed?: SettingChanged[] | undefined
  /** The changes of the terms of the panel, and who agreed to them; absent until there is one of them. */
  terms?: TermsHistory | undefined
  /** The openings that have happened, oldest first; absent before the first. The gallery does not read of which session. */
  opened?: OpeningDone[] | undefined
  /** Absent until somebody writes a privacy notice. */
  privacy?: PrivacyNotice | undefined
  /** The register of transfers; absent until somebody writes it. */
  transfers?: Transfer[] | undefined
  /** Absent until somebody chooses a period. */
  retention?: Retention | undefined
  demo: boolean
  /** True for the Practice panel alone. */
  practice?: true | undefined
  removed: boolean
}

/** A change of the panel's title, of its sides or of its languages that was made at once. */
export interface SettingChanged {
  what: "title" | "sides" | "languages"
  by: MemberId | null
  at: Instant
}

/** The changes of the terms of a panel since it was opened, and the agreements to them (DOMAIN TP1). */
export interface TermsHistory {
  /** The last change; null while they are those with which the panel was opened. */
  changed: { by: MemberId | null; at: Instant; seq: number } | null
  /** The number of the last entry that changed them without a consent of others: agreements from before do not hold. */
  anew: number
  /** The last agreement of each side. */
  agreed: Partial<Record<SideId, { by: MemberId; at: Instant; seq: number }>>
}

/** An opening to people without a seat that waits for its time. */
export type PlannedOpening = Omit<EventBody<"opening-planned">, "opening"> & {
  id: string
  by: MemberId | null
  since: Instant
}

/**
 * An opening that has happened. `session`: it published the minutes of this session alone. `records`: the records that were
 * in force then.
 */
export interface OpeningDone {
  id: string
  at: Instant
  session?: SessionId | undefined
  records: RecordId[]
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
  note: ModeReason & {
    mode: NoteMode
    /** The reasons for earlier modes, oldest first; absent if none had one. */
    earlier?: ModeReason[] | undefined
  }
  /** The versions of the note that somebody named, in the order of their instants; absent before the first. */
  versions?: NamedVersion[] | undefined
  /** When an earlier version was restored: by whom, when, and the instant of the version; absent before the first. */
  restored?: { by: MemberId | null; at: Instant; of: Instant; since?: Instant | undefined }[] | undefined
}

/** Why a note got a mode, and who set it when; the reason is "" if none was given. */
export interface ModeReason {
  reason: string
  reasonLang?: Lang | undefined
  by: MemberId | null
  since: Instant
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
  // oxlint-disable-next-line plenary/discriminants -- snapshots send it, and checkpoints store it
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
  /** Those of `members` whose letter went to an address that they set or proved; absent if it was not asked. */
  owned?: MemberId[] | undefined
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
  /** The member who called off the opening that was carried, and the time. Absent if nobody did. */
  calledOff?: { by: MemberId | null; at: Instant } | undefined
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
