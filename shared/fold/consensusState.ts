import type { Anchor } from "../model/anchor.ts"
import type { Elector, Position, RevealedAnswer } from "../model/consensus/answer.ts"
import type { RecordBody } from "../model/consensus/record.ts"
import type { Rule } from "../model/consensus/rule.ts"
import type { MemberId, ObjectionId, RecordId, RoundId, SideId, StatementId, TopicId } from "../model/ids.ts"
import type {
  AbsenteeView,
  Anonymity,
  Disposition,
  Instant,
  Lang,
  RecordState,
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
  /** the number of saves of this language */
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
  /** the texts on the card: the draft, or the proposed version's wording with the languages filled in since */
  texts: LanguageText[]
  versions: Version[]
  reason: string
  /** the member who ended it without a record, and the time, for the second of two who try */
  ended: { by: MemberId | null; at: Instant } | null
  /** its rounds, oldest first; absent before the first */
  rounds?: RoundId[] | undefined
  recused: MemberId[]
  reviewers: Partial<Record<Lang, MemberId>>
  /** consents of co-moderators to a call on one authentic text, for this version */
  oneText: { version: number; by: MemberId; at: Instant; reason: string }[]
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
  /** sides that it leaves out; an empty list if the reader may not know which */
  recusedSides?: SideId[] | undefined
  /** languages whose text it does not ask about, because it was out of date at the opening */
  leftOut?: Lang[] | undefined
  openedAt: Instant
  openedBy: MemberId | null
  endsAt: Instant | null
  /** the time from which its clock runs, if it was given more time */
  clockFrom?: Instant | undefined
  silence: boolean
  closedAt: Instant | null
  closedBy: MemberId | null
  revealedAt: Instant | null
  /** the last change of state, which tells the second of two members who was first */
  turned: { by: MemberId | null; at: Instant }
  /** the number of answers; known from the reveal on */
  answered: number | null
  /** null before the reveal, and after it if fewer than four answered without names */
  answers: RevealedAnswer[] | null
  /** in a secret round, after its close: the members who collected a ballot */
  roll: MemberId[] | null
  extended: boolean
  /** positions changed after the reveal, in order */
  changes: { member: MemberId | null; from: Position | null; to: Position; why: string; at: Instant }[]
  voidReason: string
  /** the reason, if it ended by itself */
  voidWhy?: "unheard" | undefined
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
  /** the round of the block that raised it; null if it was raised without a block */
  round: RoundId | null
  answer: ObjectionAnswer | null
  /** the reply to this answer; an objection without a reply stands, and is not maintained */
  reply: ObjectionReply | null
  /** earlier answers, each with the objector's reply; oldest first */
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

/** A consent, with the member's side at that time: a later move does not change it. */
export interface Confirmation<By = MemberId | null> {
  by: By
  at: Instant
  /** the member's side when they gave it */
  side?: SideId | null | undefined
}

/** A consensus record with the additions since; the body never changes. */
export interface RecordRow {
  id: RecordId
  number: number
  seq: number
  state: RecordState
  body: RecordBody
  /** the passage that its text was lifted from: the body's first passage, in the note's present epoch */
  anchor: Anchor | null
  declaredBy: MemberId | null
  declaredAt: Instant
  /** the declarer's side at that time */
  declaredFor?: SideId | null | undefined
  confirmations: Confirmation<MemberId>[]
  reason: string
  supersededBy: RecordId | null
  endedAt: Instant | null
  endedBy: MemberId | null
  /** the entry that returned it, in which the reason is sealed until it is published */
  returnedSeq?: number | undefined
  /** appended after the declaration and printed with the record */
  reservations: Addition[]
  dissents: Addition[]
  changes: Addition[]
  countersigned: { by: MemberId; at: Instant }[]
  drift: { since: Instant; now: string } | null
  editorial: EditorialMark[]
  errata: Erratum[]
}

/** A member's addition to a record: a reservation, a dissent or a change of position. */
export interface Addition {
  by: MemberId
  /** empty once its author has withdrawn it */
  text: Spoken
  at: Instant
  /** its entry */
  seq: number
  withdrawn?: Instant | undefined
}

/** Words of the note that differ from the record and were marked as meaning the same. */
export interface EditorialMark {
  text: string
  /** the member who proposed the mark */
  by: MemberId | null
  at: Instant
  reason: string
  /** absent in marks of earlier versions, which asked nobody */
  proposal?: string | undefined
}

export interface Erratum {
  id: string
  lang: Lang
  text: string
  reason: string
  by: MemberId | null
  at: Instant
  endsAt: Instant
  /** absent in errata of earlier versions, which asked nobody */
  proposal?: string | undefined
  state: "proposed" | "in_force" | "objected"
  objection: { by: MemberId; reason: Spoken; at: Instant } | null
}
