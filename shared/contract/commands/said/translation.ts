import * as z from "zod"
import { MemberId, SaidKey } from "../../../model/ids.ts"
import { drafters } from "../../../model/said.ts"
import { Language } from "../../../model/texts.ts"
import { limits } from "../../limits.ts"

const translation = z.object({ key: SaidKey, lang: Language })
const text = z.string().trim().min(1).max(limits.statement)
/** The revision on the sender's screen. If the translation was changed since, the command is refused. */
const revision = z.int().positive()

export const translationCommands = {
  /**
   * Hands a translation in. `seen` is the SHA-256 (hex) of the NFC form of the original on the writer's screen, and
   * `base` the revision of the translation there; 0 if there was none.
   */
  "give-translation": translation.extend({
    text,
    seen: z.string().max(64),
    base: z.int().min(0),
    drafted: z.enum(drafters).default("person"),
  }),
  "accept-translation": translation.extend({ revision }),
  "correct-translation": translation.extend({ revision, text }),
  "decline-translation": translation.extend({ revision }),
  /** Names a panelist who reads the language to answer in the place of the author. */
  "name-translation-reader": translation.extend({ member: MemberId }),
  /** Lets the translation stand without an answer. */
  "let-translation-stand": translation.extend({ revision }),
  "set-translation-days": z.object({ days: z.int().min(1).max(90) }),
}
