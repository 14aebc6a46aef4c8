import * as z from "zod"
import { Anchor } from "../../model/anchor.ts"
import { MemberId, StatementId, TopicId } from "../../model/ids.ts"
import { textStates } from "../../model/terms.ts"
import { Language } from "../../model/texts.ts"

const at = { statement: StatementId, topic: TopicId }

export const FrozenText = z.object({ lang: Language, text: z.string(), state: z.enum(textStates) })
export type FrozenText = z.infer<typeof FrozenText>

/** Events of a candidate agreement, from its draft to its end. */
export const statementEvents = {
  "statement-drafted": z.object({
    ...at,
    label: z.string().max(12),
    anchor: Anchor.nullable(),
    lang: Language,
    text: z.string(),
  }),
  /** `revision` counts the saves of this language's text, so that a save on an old base is refused */
  "text-saved": z.object({
    ...at,
    lang: Language,
    text: z.string(),
    revision: z.int(),
    /** true: the proposed wording is left and the next version's draft begins; false: it is filled in */
    newDraft: z.boolean().default(false),
  }),
  "text-confirmed": z.object({ ...at, lang: Language, spoken: z.boolean().default(false) }),
  /** the member who checks this language's text for their side */
  "reviewer-named": z.object({ ...at, lang: Language, member: MemberId }),
  /** a co-moderator lets a call open on one confirmed authentic text; the declaration waits for the other */
  "one-text-consented": z.object({ ...at, version: z.int(), reason: z.string() }),
  /** the wording, copied and frozen; `hash` is the SHA-256 (hex) of the canonical texts */
  "version-proposed": z.object({ ...at, version: z.int().positive(), texts: z.array(FrozenText), hash: z.string() }),
  "statement-withdrawn": z.object({ ...at, reason: z.string() }),
  "statement-carried-over": z.object({ ...at, reason: z.string() }),
  "no-consensus-recorded": z.object({ ...at, reason: z.string() }),
}
