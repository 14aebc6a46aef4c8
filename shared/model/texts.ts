import * as z from "zod"
import { languages } from "./terms.ts"

export const Language = z.enum(languages)

/** The same text in several languages. The settings of the workspace say which languages are authentic. */
export const Texts = z.partialRecord(Language, z.string().max(20_000))
export type Texts = z.infer<typeof Texts>

/** A short title, written in at least one language. */
export const Title = z
  .partialRecord(Language, z.string().trim().min(1).max(300))
  .refine(texts => Object.keys(texts).length > 0, {
    error: "a title needs at least one language",
    params: { refusal: "title-missing" },
  })
export type Title = z.infer<typeof Title>

/** A person's text and the language that it is written in. Pages use the language as the `lang` attribute. */
export const Spoken = z.object({ lang: Language, text: z.string().trim().min(1).max(10_000) })
export type Spoken = z.infer<typeof Spoken>

/**
 * The language of a reason, beside the reason. Entries of earlier versions do not state it, and neither do programs that
 * send no language.
 */
export const reasonLang = Language.optional()

/** Replaces a text that was erased from the log. The entry stays, and readers get this empty text. */
export const erasedWords: Spoken = { lang: "en", text: "" }

/** The wording that a suggestion proposes for a passage; "" deletes the passage. */
export const Wording = z.string().max(10_000)

/**
 * A sentence that the product writes in a member's name. It is stored as its meaning, so that each reader gets it in
 * their own language.
 */
// oxlint-disable-next-line plenary/discriminants -- events store it
export const Phrase = z.discriminatedUnion("is", [
  /** The text of the entry was put in brackets in the note. */
  z.object({ is: z.literal("bracket-put") }),
  /** The alternative that was chosen for a bracket, in each language. */
  z.object({
    is: z.literal("bracket-settled"),
    settled: z.array(z.object({ lang: Language, bracket: Wording, chosen: Wording })).min(1),
  }),
  z.object({ is: z.literal("reminder"), label: z.string().max(100), names: z.array(z.string().max(300)).min(1) }),
  /** Asks a person to check the text in `lang`. `name` is that person; entries of earlier versions have no name. */
  z.object({
    is: z.literal("check-text"),
    label: z.string().max(100),
    lang: Language,
    name: z.string().max(300).optional(),
  }),
])
export type Phrase = z.infer<typeof Phrase>
