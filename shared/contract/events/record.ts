import * as z from "zod"
import { RecordBody } from "../../model/consensus/record.ts"
import { MemberId, RecordId, RoundId, StatementId, TopicId } from "../../model/ids.ts"
import { judgements, progressStates } from "../../model/terms.ts"
import { erasedWords, Language, reasonLang, Spoken } from "../../model/texts.ts"

const at = { record: RecordId, statement: StatementId, topic: TopicId }

/**
 * Events of a record. `record-declared` holds the record's body, which never changes. All later events add to the
 * record.
 */
export const recordEvents = {
  "record-declared": z.object({ ...at, body: RecordBody, inForce: z.boolean() }),
  "record-confirmed": z.object({ ...at, inForce: z.boolean() }),
  /**
   * `personal` holds the reason, which only the chairs may read (rules/audience: isSealed). In entries of an earlier
   * version `reason` holds it, and everyone may read it.
   */
  "record-returned": z.object({
    ...at,
    reason: z.string(),
    reasonLang,
    personal: z.object({ reason: z.string(), reasonLang }).optional(),
  }),
  /** A member who declared or returned the record lets everybody read the reason for its return. */
  "return-reason-published": z.object({ ...at, reason: z.string(), reasonLang }),
  "record-taken-back": z.object({ ...at, reason: z.string(), reasonLang }),
  /** The minutes were adopted before the record was confirmed. The entry is in the commit of the adoption. */
  "record-lapsed": z.object(at),
  "record-superseded": z.object({ ...at, by: RecordId }),
  /**
   * Only earlier versions wrote the three `withdrawal-…` events. fold/nouns/consensus/withdrawal turns them into a
   * proposal.
   */
  "withdrawal-proposed": z.object({ ...at, reason: z.string(), reasonLang }),
  "withdrawal-confirmed": z.object(at),
  "withdrawal-taken-back": z.object(at),
  "record-withdrawn": z.object({ ...at, reason: z.string(), reasonLang }),
  "reservation-added": z.object({ ...at, member: MemberId, text: Spoken }),
  "dissent-added": z.object({ ...at, member: MemberId, text: Spoken }),
  "change-stated": z.object({ ...at, member: MemberId, text: Spoken }),
  /**
   * The author withdrew the addition whose entry has the number `addition`. Its text is sent to nobody; pages still
   * show that an addition was withdrawn.
   */
  "addition-withdrawn": z.object({ ...at, addition: z.int() }),
  /**
   * A signed-in member countersigned the record. Members have no keys of their own: the server signs the head of the
   * log that includes this entry (DOMAIN R11).
   */
  "record-countersigned": z.object({ ...at, member: MemberId }),
  /**
   * A correction that does not change the meaning. It comes into force at `endsAt` if nobody has objected. `proposal`
   * is the proposal that the other sides confirmed.
   */
  "erratum-proposed": z.object({
    ...at,
    erratum: z.string(),
    lang: Language,
    text: z.string(),
    reason: z.string(),
    reasonLang,
    endsAt: z.int(),
    proposal: z.string().optional(),
  }),
  "erratum-objected": z.object({ ...at, erratum: z.string(), member: MemberId, reason: Spoken }),
  "erratum-in-force": z.object({ ...at, erratum: z.string() }),
  /**
   * The server found that the note differs from the record. `now` is the text of the passage, "" if the passage is
   * gone.
   */
  "drift-found": z.object({ ...at, now: z.string() }),
  /**
   * The note may keep the text `now`, because it means the same as the record's text. `proposal` is the proposal that
   * the other sides confirmed.
   */
  "editorial-marked": z.object({ ...at, now: z.string(), reason: z.string(), reasonLang, proposal: z.string() }),
  "editorial-unmarked": z.object({ ...at, now: z.string(), reason: z.string(), reasonLang }),
  /** A moderator set the day of the record's next review; null if there is to be none. */
  "review-date-set": z.object({ ...at, on: z.iso.date().nullable() }),
  /** The day of the record's review has come. The server writes the entry once for each date. */
  "review-due": z.object({ ...at, on: z.iso.date() }),
  /**
   * A moderator concluded a review whose answers were shown in `round`. `next` is the day of the next review; null if
   * there is none.
   */
  "review-concluded": z.object({
    ...at,
    round: RoundId,
    outcome: z.enum(judgements),
    next: z.iso.date().nullable(),
    reason: z.string(),
    reasonLang,
  }),
  /** The members who write progress notes on the record. The list replaces the earlier one. */
  "progress-members-named": z.object({ ...at, members: z.array(MemberId) }),
  "progress-noted": z.object({
    ...at,
    note: z.string(),
    member: MemberId,
    state: z.enum(progressStates),
    personal: Spoken.default(erasedWords),
  }),
  "drift-cleared": z.object({ ...at, how: z.enum(["restored", "editorial", "moved"]), now: z.string().default("") }),
}
