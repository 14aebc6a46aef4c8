import type { RecordProof } from "../contract/queries.ts"
import type { Anchor } from "../model/anchor.ts"
import type { RecordBody } from "../model/consensus/record.ts"
import type { MemberId, RecordId, RoundId, SideId } from "../model/ids.ts"
import type { Instant, Judgement, Lang, ProgressState, RecordState } from "../model/terms.ts"
import type { Spoken } from "../model/texts.ts"

/**
 * A member's consent. It counts for the side that the member had at that time, even if the member changes sides later.
 */
export interface Confirmation<By = MemberId | null> {
  by: By
  at: Instant
  /** The member's side when they gave the consent. */
  side?: SideId | null | undefined
}

/** A consensus record with everything that was added later. The body never changes. */
export interface RecordRow {
  id: RecordId
  number: number
  seq: number
  state: RecordState
  body: RecordBody
  /**
   * The passage that the record's text was taken from: the first passage of the body. Its positions belong to the
   * note's present epoch.
   */
  anchor: Anchor | null
  declaredBy: MemberId | null
  declaredAt: Instant
  /** The declarer's side at the time of the declaration. */
  declaredFor?: SideId | null | undefined
  confirmations: Confirmation<MemberId>[]
  reason: string
  reasonLang?: Lang | undefined
  supersededBy: RecordId | null
  endedAt: Instant | null
  endedBy: MemberId | null
  /** The number of the entry that returned the record. The reason in that entry is sealed until it is published. */
  returnedSeq?: number | undefined
  /**
   * Reservations that members added after the declaration. The record is printed with its reservations, dissents and
   * changes.
   */
  reservations: Addition[]
  dissents: Addition[]
  changes: Addition[]
  countersigned: { by: MemberId; at: Instant }[]
  drift: { since: Instant; now: string } | null
  editorial: EditorialMark[]
  errata: Erratum[]
  /**
   * The day of the next review, as it was set last; absent if none was ever set. `on` is null if there is to be none.
   * `noted`: the server has noted that the day has come.
   */
  review?: { on: string | null; by: MemberId | null; at: Instant; noted?: true } | undefined
  /** The concluded reviews, oldest first. */
  reviews?: ReviewConclusion[] | undefined
  /** The members who write progress notes, as a moderator named them last. */
  progressBy?: { members: MemberId[]; by: MemberId | null; at: Instant } | undefined
  /** The progress notes, oldest first. */
  progress?: ProgressNote[] | undefined
}

/** A moderator's conclusion of a review. */
export interface ReviewConclusion {
  outcome: Judgement
  round: RoundId
  /** The day of the next review that the conclusion named. */
  next: string | null
  reason: string
  /** The language of the reason; absent if there is no reason. */
  reasonLang?: Lang | undefined
  by: MemberId | null
  at: Instant
  seq: number
}

export interface ProgressNote {
  id: string
  by: MemberId
  at: Instant
  state: ProgressState
  /** The note's words; empty if they were erased. */
  text: Spoken
}

/** A member's addition to a record: a reservation, a dissent or a change of position. */
export interface Addition {
  by: MemberId
  /** The member's text; empty once the author has withdrawn the addition. */
  text: Spoken
  at: Instant
  /** The number of the entry that made the addition. */
  seq: number
  withdrawn?: Instant | undefined
}

/** A text of the note that differs from the record and was marked as meaning the same. */
export interface EditorialMark {
  text: string
  /** The member who proposed the mark. */
  by: MemberId | null
  at: Instant
  reason: string
  reasonLang?: Lang | undefined
  /** The proposal of the mark; absent in marks of earlier versions, which needed no consent. */
  proposal?: string | undefined
}

export interface Erratum {
  id: string
  lang: Lang
  text: string
  reason: string
  reasonLang?: Lang | undefined
  by: MemberId | null
  at: Instant
  endsAt: Instant
  /** The proposal of the erratum; absent in errata of earlier versions, which needed no consent. */
  proposal?: string | undefined
  state: "proposed" | "in_force" | "objected"
  objection: { by: MemberId; reason: Spoken; at: Instant } | null
}

/**
 * The answer of `GET /api/records/{id}`: the record with its place in the chain, and the members' names as they were at
 * the declaration. `now` is the present name of a member whose name has changed since.
 */
export interface RecordFetched extends RecordProof {
  record: RecordRow
  members: Record<string, { name: string; now?: string; side: SideId | null }>
}
