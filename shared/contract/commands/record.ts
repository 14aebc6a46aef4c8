import * as z from "zod"
import { MemberId, RecordId, RowId, StatementId } from "../../model/ids.ts"
import { judgements, levels, progressStates } from "../../model/terms.ts"
import { Language, reasonLang, Spoken, Texts } from "../../model/texts.ts"
import { limits } from "../limits.ts"

const record = z.object({ record: RecordId })
const words = z.string().max(20_000)
const reason = z.string().trim().min(1).max(4_000)

export const recordCommands = {
  /** `seen` is the tally on the moderator's screen, as `tallyKey` writes it (rules/round/outcome/tally). */
  "declare-record": z.object({
    statement: StatementId,
    level: z.enum(levels),
    reason: z.string().trim().max(4_000).nullable().default(null),
    reasonLang,
    note: Texts.default({}),
    /** The day of the first review, which the record's body then holds. */
    reviewOn: z.iso.date().optional(),
    seen: z.string(),
  }),
  "confirm-record": record,
  /**
   * Returns a record to its declarer. Only the chairs can read the reason, until the member who declared or returned
   * the record publishes it.
   */
  "return-record": record.extend({ reason, reasonLang }),
  "publish-return-reason": record,
  "take-back-record": record.extend({ reason, reasonLang }),
  "add-reservation": record.extend({ text: Spoken }),
  "add-dissent": record.extend({ text: Spoken }),
  /** Adds a dated statement to a record: "I no longer hold this". A member may add one at any time (DOMAIN R10). */
  "state-change": record.extend({ text: Spoken }),
  /**
   * Withdraws the sender's own reservation, dissent or change of position. `addition` is the number of its entry. After
   * the adoption of the minutes that print the addition, the command is refused.
   */
  "withdraw-addition": record.extend({ addition: z.int() }),
  /**
   * Puts the sender's name under a record in force. A member can countersign a record once, and cannot withdraw the
   * signature.
   */
  "countersign-record": record,
  /**
   * Proposes to withdraw the record. The members present have to reach the quorum of the record's rule. The record's
   * body stays readable after the withdrawal.
   */
  "withdraw-record": record.extend({ reason, reasonLang }),
  /** Proposes that the note's text `now`, which the proposer read, means the same as the record's text. */
  "mark-editorial": record.extend({ now: words, reason, reasonLang }),
  /** Takes an editorial mark back, so that the difference between note and record is shown again. */
  "unmark-editorial": record.extend({ now: words, reason, reasonLang }),
  /**
   * Reports that this client has put the recorded wording back into the note. The server reads the note to verify the
   * report.
   */
  "confirm-restored": record,
  /** Proposes an erratum. The time for objections to the erratum begins with the last confirmation. */
  "propose-erratum": record.extend({
    lang: Language,
    text: z.string().trim().min(1).max(limits.statement),
    reason,
    reasonLang,
  }),
  "object-erratum": record.extend({ erratum: RowId, reason: Spoken }),
  /** Sets the day of a record's next review; null takes it away. */
  "set-review-date": record.extend({ on: z.iso.date().nullable() }),
  /** Asks the panelists of today whether the record still stands. `seconds` are those of the clock that pages show. */
  "open-review": record.extend({ seconds: z.int().min(10).max(3_600).nullable().default(null) }),
  /**
   * Concludes a review whose answers are shown. `withdraw` also proposes the withdrawal of the record, with the same
   * reason. A reason is required unless the record still stands.
   */
  "conclude-review": record.extend({
    outcome: z.enum(judgements),
    next: z.iso.date().nullable().default(null),
    reason: z.string().trim().max(4_000).default(""),
    reasonLang,
  }),
  /** Names the members who write progress notes on the record, in place of those who were named before. */
  "name-progress-members": record.extend({ members: z.array(MemberId).max(20) }),
  "note-progress": record.extend({ state: z.enum(progressStates), text: Spoken }),
}
