import * as z from "zod"
import { languages } from "./terms.ts"

export const Language = z.enum(languages)

/** The same text in some of the languages; which of them is authentic is the workspace's affair. */
export const Texts = z.partialRecord(Language, z.string().max(20_000))
export type Texts = z.infer<typeof Texts>

/** Titles are short, and at least one language has one. */
export const Title = z
  .partialRecord(Language, z.string().trim().min(1).max(300))
  .refine(texts => Object.keys(texts).length > 0, {
    error: "a title needs at least one language",
    params: { refusal: "title-missing" },
  })
export type Title = z.infer<typeof Title>

/** Text with the language it is written in, which the page puts into `lang`. */
export const Spoken = z.object({ lang: Language, text: z.string().trim().min(1).max(10_000) })
export type Spoken = z.infer<typeof Spoken>

/** Stands for words that were erased from the log: their entry stays, and is read without them. */
export const erasedWords: Spoken = { lang: "en", text: "" }

/** What a passage is proposed to say; "" strikes it out. */
export const Wording = z.string().max(10_000)

/**
 * What the product says in somebody's name: kept by what it means, so that each reader has it in their own language.
 * The entry's text stands for it only where no reader's language is known.
 */
export const Phrase = z.discriminatedUnion("is", [
  /** the words of the entry are now in brackets */
  z.object({ is: z.literal("bracket-put") }),
  /** of a bracket that each language has, which of its wordings stands */
  z.object({
    is: z.literal("bracket-settled"),
    settled: z.array(z.object({ lang: Language, bracket: Wording, chosen: Wording })).min(1),
  }),
  z.object({ is: z.literal("reminder"), label: z.string().max(100), names: z.array(z.string().max(300)).min(1) }),
  /** `name`: whom it asks; left out before it was said */
  z.object({
    is: z.literal("check-text"),
    label: z.string().max(100),
    lang: Language,
    name: z.string().max(300).optional(),
  }),
])
export type Phrase = z.infer<typeof Phrase>
