import * as z from "zod"
import { RecordId, StatementId } from "../../model/ids.ts"
import { levels } from "../../model/terms.ts"
import { Language, Spoken, Texts } from "../../model/texts.ts"
import { limits } from "../limits.ts"

const record = z.object({ record: RecordId })
const words = z.string().max(20_000)
const reason = z.string().trim().min(1).max(4_000)

export const recordCommands = {
  /** `seen` is the tally on the moderator's screen (rules/round/tally: tallyKey) */
  "declare-record": z.object({
    statement: StatementId,
    level: z.enum(levels),
    reason: z.string().trim().max(4_000).nullable().default(null),
    note: Texts.default({}),
    seen: z.string(),
  }),
  "confirm-record": record,
  /** the chairs alone read why, until one of the two publishes it */
  "return-record": record.extend({ reason }),
  "publish-return-reason": record,
  "take-back-record": record.extend({ reason }),
  "add-reservation": record.extend({ text: Spoken }),
  "add-dissent": record.extend({ text: Spoken }),
  /** "I no longer hold this": dated, beside the record */
  "state-change": record.extend({ text: Spoken }),
  /**
   * withdraws one of one's own three kinds of additions, by the number of its entry, until the minutes that print it
   * are adopted
   */
  "withdraw-addition": record.extend({ addition: z.int() }),
  /** puts one's name under a record in force, once and for good */
  "countersign-record": record,
  /** proposes it, under the quorum that adopted the record. The body stays readable */
  "withdraw-record": record.extend({ reason }),
  /** proposes that the note's words, as the proposer read them, mean the same as the record's */
  "mark-editorial": record.extend({ now: words, reason }),
  /** the difference is shown again */
  "unmark-editorial": record.extend({ now: words, reason }),
  /** this client has put the recorded wording back into the note; the server reads whether it says so */
  "confirm-restored": record,
  /** proposes it; its time for objections begins with the last confirmation */
  "propose-erratum": record.extend({ lang: Language, text: z.string().trim().min(1).max(limits.statement), reason }),
  "object-erratum": record.extend({ erratum: z.string().max(64), reason: Spoken }),
}
