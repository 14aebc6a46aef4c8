import * as z from "zod"
import { languages } from "./terms.ts"

export const Language = z.enum(languages)

/** The same text in some of the languages; the workspace says which of them is authentic. */
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

/** A text with the language that it is written in; the page sets it as `lang`. */
export const Spoken = z.object({ lang: Language, text: z.string().trim().min(1).max(10_000) })
export type Spoken = z.infer<typeof Spoken>

/** Replaces words that were erased from the log: their entry stays, and is read without them. */
export const erasedWords: Spoken = { lang: "en", text: "" }

/** The proposed wording of a passage; "" deletes it. */
export const Wording = z.string().max(10_000)

/**
 * A sentence that the product says in a member's name, stored by its meaning, so that each reader gets it in their own
 * language. The entry's own text is shown only if no reader's language is known.
 */
export const Phrase = z.discriminatedUnion("is", [
  /** the words of the entry are now in brackets */
  z.object({ is: z.literal("bracket-put") }),
  /** the wording that was chosen for a bracket, in each language */
  z.object({
    is: z.literal("bracket-settled"),
    settled: z.array(z.object({ lang: Language, bracket: Wording, chosen: Wording })).min(1),
  }),
  z.object({ is: z.literal("reminder"), label: z.string().max(100), names: z.array(z.string().max(300)).min(1) }),
  /** `name`: the person who is asked; absent in entries of earlier versions */
  z.object({
    is: z.literal("check-text"),
    label: z.string().max(100),
    lang: Language,
    name: z.string().max(300).optional(),
  }),
])
export type Phrase = z.infer<typeof Phrase>
