import * as z from "zod"
import { MemberId } from "../../../model/ids.ts"
import { Language, Texts } from "../../../model/texts.ts"

/** The code of a country or region, as in ISO 3166-1: two capital letters. */
export const Region = z.string().regex(/^[A-Z]{2}$/)

/** The subjects of a consent: the panel's privacy notice, and the transfer of the person's data to another region. */
export const consentSubjects = ["notice", "transfer"] as const
export type ConsentSubject = (typeof consentSubjects)[number]

/** One line of the register of transfers: who gets personal data, where, on which ground, and since when. */
export const Transfer = z.object({
  to: z.string().trim().min(1).max(300),
  region: Region,
  ground: z.string().trim().min(1).max(300),
  since: z.iso.date(),
})
export type Transfer = z.infer<typeof Transfer>

/** Events of the privacy notice, of the consents to it, and of the register of transfers. */
export const privacyEvents = {
  /** `hash` is the SHA-256 of the notice. The members who have consented are asked anew when it changes (DOMAIN PN2). */
  "privacy-set": z.object({
    responsible: z.string(),
    contact: z.string(),
    region: Region,
    notice: Texts,
    /** Whether a member who has not consented reads and contributes nothing. */
    blocks: z.boolean(),
    hash: z.string(),
  }),
  /** The member consented to what they were shown: the notice of this hash and version, in this language. */
  "consent-given": z.object({
    member: MemberId,
    of: z.enum(consentSubjects),
    hash: z.string(),
    version: z.int(),
    lang: Language,
    /** The region in which the member is. */
    region: Region,
  }),
  "consent-withdrawn": z.object({ member: MemberId, of: z.enum(consentSubjects) }),
  /** The whole register of transfers. */
  "transfers-set": z.object({ transfers: z.array(Transfer) }),
}
