import * as z from "zod"
import { Anchor } from "../../model/anchor.ts"
import { MemberId, StatementId, TopicId } from "../../model/ids.ts"
import { Language } from "../../model/texts.ts"
import { limits } from "../limits.ts"

const statement = z.object({ statement: StatementId })
const text = z.string().trim().min(1).max(limits.statement)
const reason = z.string().trim().max(4_000)

export const statementCommands = {
  "draft-statement": z.object({ topic: TopicId, anchor: Anchor.nullable().default(null), lang: Language, text }),
  /** `base` is the revision that the writer started from; another one since is refused and shown */
  "save-text": statement.extend({
    lang: Language,
    text,
    base: z.int().min(0),
    /** leave the proposed wording and begin the next version's draft */
    newVersion: z.boolean().default(false),
  }),
  /** `seen` is the SHA-256 (hex) of the canonical text on the confirmer's screen */
  "confirm-text": statement.extend({ lang: Language, seen: z.string() }),
  /** `seen` is the hash of all texts that stood on the proposer's screen (document/statementHash) */
  "propose-statement": statement.extend({ seen: z.string() }),
  "name-reviewer": statement.extend({ lang: Language, member: MemberId }),
  "consent-one-text": statement.extend({ version: z.int().positive(), reason: reason.min(1) }),
  "withdraw-statement": statement.extend({ reason: reason.min(1) }),
  "carry-over": statement.extend({ reason: reason.default("") }),
  "record-no-consensus": statement.extend({ reason: reason.default("") }),
}
