import * as z from "zod"
import { Anchor } from "../../model/anchor.ts"
import { MemberId, StatementId, TopicId } from "../../model/ids.ts"
import { Language, reasonLang } from "../../model/texts.ts"
import { limits } from "../limits.ts"

const statement = z.object({ statement: StatementId })
const text = z.string().trim().min(1).max(limits.statement)
const reason = z.string().trim().max(4_000)

export const statementCommands = {
  "draft-statement": z.object({ topic: TopicId, anchor: Anchor.nullable().default(null), lang: Language, text }),
  /**
   * `base` is the revision that the writer started from. If the text was saved since, the command is refused and the
   * page shows the newer text.
   */
  "save-text": statement.extend({
    lang: Language,
    text,
    base: z.int().min(0),
    /** Keeps the proposed wording as it is and begins the draft of the next version. */
    newVersion: z.boolean().default(false),
  }),
  /** `seen` is the SHA-256 (hex) of the NFC text on the confirmer's screen (document/textHash). */
  "confirm-text": statement.extend({ lang: Language, seen: z.string() }),
  /** `seen` is the hash of all texts on the proposer's screen, as `statementHash` computes it (document/textHash). */
  "propose-statement": statement.extend({ seen: z.string() }),
  "name-reviewer": statement.extend({ lang: Language, member: MemberId }),
  "consent-one-text": statement.extend({ version: z.int().positive(), reason: reason.min(1), reasonLang }),
  "withdraw-statement": statement.extend({ reason: reason.min(1), reasonLang }),
  "carry-over": statement.extend({ reason: reason.default(""), reasonLang }),
  "record-no-consensus": statement.extend({ reason: reason.default(""), reasonLang }),
}
