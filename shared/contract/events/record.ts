import * as z from "zod"
import { RecordBody } from "../../model/consensus/record.ts"
import { MemberId, RecordId, StatementId, TopicId } from "../../model/ids.ts"
import { Language, Spoken } from "../../model/texts.ts"

const at = { record: RecordId, statement: StatementId, topic: TopicId }

/** Events of a record. The body is in the first and never changes; all else is appended beside it. */
export const recordEvents = {
  "record-declared": z.object({ ...at, body: RecordBody, inForce: z.boolean() }),
  "record-confirmed": z.object({ ...at, inForce: z.boolean() }),
  /** `personal` is for the chairs alone (rules/audience: isSealed); an earlier version told everybody in `reason` */
  "record-returned": z.object({ ...at, reason: z.string(), personal: z.object({ reason: z.string() }).optional() }),
  /** one of the two chairs lets everybody read why */
  "return-reason-published": z.object({ ...at, reason: z.string() }),
  "record-taken-back": z.object({ ...at, reason: z.string() }),
  /** not confirmed by the adoption of the minutes; in the commit of the adoption */
  "record-lapsed": z.object(at),
  "record-superseded": z.object({ ...at, by: RecordId }),
  /** written by earlier versions, which had no proposals: fold/nouns/consensus/withdrawal makes one of them */
  "withdrawal-proposed": z.object({ ...at, reason: z.string() }),
  "withdrawal-confirmed": z.object(at),
  "withdrawal-taken-back": z.object(at),
  "record-withdrawn": z.object({ ...at, reason: z.string() }),
  "reservation-added": z.object({ ...at, member: MemberId, text: Spoken }),
  "dissent-added": z.object({ ...at, member: MemberId, text: Spoken }),
  "change-stated": z.object({ ...at, member: MemberId, text: Spoken }),
  /**
   * the author withdraws the entry with this number: its words no longer stand beside the record, the fact that they
   * did remains
   */
  "addition-withdrawn": z.object({ ...at, addition: z.int() }),
  /** by the signed-in member, with no key of theirs; the server signs the head that it makes (DOMAIN R11) */
  "record-countersigned": z.object({ ...at, member: MemberId }),
  /** an editorial fix; in force when its window has passed without an objection. `proposal` asked the other sides */
  "erratum-proposed": z.object({
    ...at,
    erratum: z.string(),
    lang: Language,
    text: z.string(),
    reason: z.string(),
    endsAt: z.int(),
    proposal: z.string().optional(),
  }),
  "erratum-objected": z.object({ ...at, erratum: z.string(), member: MemberId, reason: Spoken }),
  "erratum-in-force": z.object({ ...at, erratum: z.string() }),
  /** by the server: what the passage says instead, "" where it is gone */
  "drift-found": z.object({ ...at, now: z.string() }),
  /** the note's words may stand beside the record's; `proposal` asked the other sides */
  "editorial-marked": z.object({ ...at, now: z.string(), reason: z.string(), proposal: z.string() }),
  "editorial-unmarked": z.object({ ...at, now: z.string(), reason: z.string() }),
  "drift-cleared": z.object({ ...at, how: z.enum(["restored", "editorial", "moved"]), now: z.string().default("") }),
}
