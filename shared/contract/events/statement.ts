import * as z from "zod"
import { Anchor } from "../../model/anchor.ts"
import { MemberId, StatementId, TopicId } from "../../model/ids.ts"
import { levels, textStates } from "../../model/terms.ts"
import { Language, reasonLang } from "../../model/texts.ts"

const at = { statement: StatementId, topic: TopicId }

export const FrozenText = z.object({ lang: Language, text: z.string(), state: z.enum(textStates) })
export type FrozenText = z.infer<typeof FrozenText>

/** Events of a statement, from its draft to its end. */
export const statementEvents = {
  "statement-drafted": z.object({
    ...at,
    label: z.string().max(12),
    anchor: Anchor.nullable(),
    lang: Language,
    text: z.string(),
  }),
  /** `revision` counts the saves of the text in this language, so that a save on an older revision is refused. */
  "text-saved": z.object({
    ...at,
    lang: Language,
    text: z.string(),
    revision: z.int(),
    /**
     * Whether the save begins the draft of the next version and leaves the proposed wording unchanged. If false, the
     * save adds a text to the present version.
     */
    newDraft: z.boolean().default(false),
  }),
  /** `spoken`: the secretary entered a confirmation that was given aloud. Entries of earlier versions alone have it. */
  "text-confirmed": z.object({ ...at, lang: Language, spoken: z.boolean().default(false) }),
  /** `member` is to check the text in this language for their side. */
  "reviewer-named": z.object({ ...at, lang: Language, member: MemberId }),
  /**
   * A co-moderator agrees that a call opens on one confirmed authentic text. The declaration waits for the other
   * authentic text.
   */
  "one-text-consented": z.object({ ...at, version: z.int(), reason: z.string(), reasonLang }),
  /** The version's texts, copied and frozen. `hash` is the SHA-256 (hex) of their canonical form. */
  "version-proposed": z.object({ ...at, version: z.int().positive(), texts: z.array(FrozenText), hash: z.string() }),
  "statement-withdrawn": z.object({ ...at, reason: z.string(), reasonLang }),
  "statement-carried-over": z.object({ ...at, reason: z.string(), reasonLang }),
  "no-consensus-recorded": z.object({
    ...at,
    reason: z.string(),
    reasonLang,
    /** The level that the rule gave. Absent if it gave none, and in entries of earlier versions. */
    against: z.enum(levels).optional(),
  }),
}
