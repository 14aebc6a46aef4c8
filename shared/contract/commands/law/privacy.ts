import * as z from "zod"
import { Language, reasonLang } from "../../../model/texts.ts"
import { consentSubjects, Region, Transfer } from "../../events/law/privacy.ts"
import { limits } from "../../limits.ts"

/** Commands of the privacy notice, of the consents to it, and of the register of transfers. */
export const privacyCommands = {
  "set-privacy": z.object({
    responsible: z.string().trim().min(1).max(300),
    contact: z.string().trim().min(1).max(300),
    region: Region,
    notice: z.partialRecord(Language, z.string().trim().min(1).max(limits.privacyNotice)),
    blocks: z.boolean(),
    /** The reason that the others read who are asked about a binding notice; a chair who decides alone must give one. */
    reason: z.string().trim().max(4_000).default(""),
    reasonLang,
  }),
  /** `seen` is the hash of the notice that the sender has read. */
  "give-consent": z.object({ of: z.enum(consentSubjects), seen: z.string(), lang: Language, region: Region }),
  /** Withdraws a consent. The seat ends with it. */
  "withdraw-consent": z.object({ of: z.enum(consentSubjects) }),
  "set-transfers": z.object({ transfers: z.array(Transfer).max(50) }),
}
