import * as z from "zod"
import { RecordId, StatementId } from "../../model/ids.ts"
import { levels } from "../../model/terms.ts"
import { Spoken, Texts } from "../../model/texts.ts"

const record = z.object({ record: RecordId })
const reason = z.string().trim().min(1).max(4_000)

export const recordCommands = {
  /** `seen` is the tally on the moderator's screen (rules/tally: tallyKey) */
  "declare-record": z.object({
    statement: StatementId,
    level: z.enum(levels),
    reason: z.string().trim().max(4_000).nullable().default(null),
    note: Texts.default({}),
    seen: z.string(),
  }),
  "confirm-record": record,
  "return-record": record.extend({ reason }),
  "take-back-record": record.extend({ reason }),
  "add-reservation": record.extend({ text: Spoken }),
  "add-dissent": record.extend({ text: Spoken }),
}
