import type { Anchor } from "../model/anchor.ts"
import type { Elector, FewSide, Position, RatedReason, ReasonGroup, RevealedAnswer } from "../model/consensus/answer.ts"
import type { Rule } from "../model/consensus/rule.ts"
import type { StoppingRule } from "../model/consensus/stopping.ts"
import type { BatchId, MemberId, ObjectionId, RecordId, RoundId, SideId, StatementId, TopicId } from "../model/ids.ts"
import type {
  AbsenteeView,
  Anonymity,
  DeadlineAct,
  Disposition,
  Instant,
  Lang,
  Reach,
  ReasonRule,
  RoundKind,
  RoundState,
  StatementState,
  TextState,
} from "../model/terms.ts"
import type { Spoken } from "../model/texts.ts"

export interface LanguageText {
  lang: Lang
  text: string
  state: TextState
  /** The number of times that this language's text was saved. */
  revision: number
  by: MemberId | null
  at: Instant
  confirmedBy: MemberId | null
  /** True if the text was confirmed aloud. `confirmedBy` is then the secretary who entered the confirmation. */
  spoken: boolean
  /** The number of changes to the statement's authentic texts since this text was last saved or confirmed. */
  behind: number
}

export interface Version {
  n: number
  by: MemberId | null
  at: Instant
  hash: string
  /**
   * The frozen texts of the version. A text that was missing, a draft or out of date when the version was proposed is
   * filled in later.
   */
  texts: LanguageText[]
}

export interface Statement {
  id: StatementId
  /** The statement's label, e.g. "A-1": the topic's letter and a number. */
  label: string
  topic: TopicId
  state: StatementState
  anchor: Anchor | null
  by: MemberId | null
  at: Instant
  /**
   * The texts that the statement's card shows: the texts of the draft, or those of the proposed version with the
   * languages that were filled in later.
   */
  texts: LanguageText[]
  versions: Version[]
  reason: string
  reasonLang?: Lang | undefined
  /**
   * The member who ended the statement without a record, and the time. If another member then tries to end the
   * statement, the refusal names the first member.
   */
  ended: { by: MemberId | null; at: Instant } | null
  /** The statement's rounds, oldest first; absent before the first round. */
  rounds?: RoundId[] | undefined
  recused: MemberId[]
  reviewers: Partial<Record<Lang, MemberId>>
  /**
   * The co-moderators who agreed to open a call on `version` although only one authentic text is confirmed. `side` is
   * the co-moderator's side at that time (DOMAIN C1).
   */
  oneText: {
    version: number
    by: MemberId
    side: SideId | null
    at: Instant
    reason: string
    reasonLang?: Lang | undefined
  }[]
}

export interface Round {
  id: RoundId
  n: number
  statement: StatementId
  topic: TopicId
  version: number
  kind: RoundKind
  anonymity: Anonymity
  absentees: AbsenteeView
  state: RoundState
  rule: Rule
  electorate: Elector[]
  /**
   * The sides that the round leaves out; undefined if it leaves out none. An empty list means that a side was left out,
   * but this reader may not learn which one.
   */
  recusedSides?: SideId[] | undefined
  /** Languages whose text the round does not ask about, because the text was out of date when the round opened. */
  leftOut?: Lang[] | undefined
  openedAt: Instant
  openedBy: MemberId | null
  endsAt: Instant | null
  /** The act that the round does by itself at `endsAt`; undefined if a moderator closes it. */
  atDeadline?: DeadlineAct | undefined
  /** The batch of the round; undefined if it was opened alone. */
  batch?: BatchId | undefined
  /** The time from which the round's clock runs, if the round was given more time. */
  clockFrom?: Instant | undefined
  silence: boolean
  /** How a silence procedure reaches the members whose silence agrees; absent if every silence agrees. */
  reach?: Reach | undefined
  /** The members who have opened the page of the silence procedure from their own seat; absent if nobody has. */
  seen?: MemberId[] | undefined
  /** The electors who could not answer for a part of the silence procedure; absent if there are none. */
  unable?: MemberId[] | undefined
  /** The electors whom the silence procedure did not reach; absent if there are none. */
  notReached?: MemberId[] | undefined
  closedAt: Instant | null
  closedBy: MemberId | null
  /** Until when the closed round may be taken up again; absent if it may not. */
  again?: Instant | undefined
  /** Set if the server shows the result at `again`. */
  shows?: true | undefined
  /** Set if the rating's class needs the quorum. Ratings that an earlier version closed have a class without it. */
  needsQuorum?: true | undefined
  /**
   * The sides that did not reach their quorum at the close; absent if there is none. The list is empty if this reader may
   * not learn which side it was.
   */
  fewSides?: FewSide[] | undefined
  revealedAt: Instant | null
  /**
   * The member who last changed the round's state, and the time. If another member then tries the same change, the
   * refusal names the first member.
   */
  turned: { by: MemberId | null; at: Instant }
  /** The number of answers; null while the answers are sealed. */
  answered: number | null
  /**
   * The answers. Null while they are sealed, and also afterwards if fewer than four answered and names are not shown.
   */
  answers: RevealedAnswer[] | null
  /** The scores for which the rating requires a reason; absent if the round takes no reasons. */
  reasonsFor?: ReasonRule | undefined
  /** The languages in which an answer may hold a second text of its reason; absent if the round takes none. */
  secondTexts?: Lang[] | undefined
  /** The stopping rule of the statement's ratings; absent if there is none. */
  stopping?: StoppingRule | undefined
  /** Why the round was opened although the stopping rule said otherwise. */
  otherwise?: string | undefined
  otherwiseLang?: Lang | undefined
  /** The summaries of the result that somebody wrote, by language. */
  summaries?: Partial<Record<Lang, RoundSummary>> | undefined
  /** The reasons that the result publishes, sorted by score and wording. Absent if it publishes none. */
  reasons?: RatedReason[] | undefined
  /** The groups of the reasons, and how many times they were grouped. */
  grouped?: { groups: ReasonGroup[]; times: number; by: MemberId | null; at: Instant } | undefined
  /** The members for whom a spoken position was entered that nobody confirmed; absent if there are none. */
  unconfirmed?: MemberId[] | undefined
  /** The members who collected a ballot in a secret round; null before its close. */
  roll: MemberId[] | null
  extended: boolean
  /** The answers that came after the close, by number, and by name where the round is named. Absent if none did. */
  late?: { n: number; members: MemberId[] } | undefined
  /** Set if the clock of whoever speaks stands while the round is open. */
  stopsClock?: true | undefined
  /** Positions that were changed after the reveal, in order. */
  changes: {
    member: MemberId | null
    from: Position | null
    to: Position
    why: string
    reasonLang?: Lang | undefined
    at: Instant
  }[]
  voidReason: string
  reasonLang?: Lang | undefined
  /** Set if the round became void by itself, because nobody had been notified of the silence procedure. */
  voidWhy?: "unheard" | undefined
  /** How many had answered when a moderator made the round void; absent if nobody had. */
  voidGiven?: number | undefined
  /** The record that a review asks about. */
  record?: RecordId | undefined
}

/** A summary of a rating's result in the words of the member who wrote it. */
export interface RoundSummary {
  text: string
  by: MemberId | null
  at: Instant
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
  /** The round in which a *cannot accept* raised the objection; null if it was raised separately. */
  round: RoundId | null
  /** When that round opened. */
  askedAt?: Instant | undefined
  answer: ObjectionAnswer | null
  /** The objector's reply to `answer`. Without a reply the objection stands, but it is not called maintained. */
  reply: ObjectionReply | null
  /** Earlier answers to the objection, each with the objector's reply; oldest first. */
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
