import * as z from "zod"
import type { Lang } from "./terms.ts"

/**
 * Names one text that a person said, e.g. `thread:T:E` for a comment (DOMAIN V1). The first part is the noun, the
 * second the id of its row, and the others the part of the row.
 */
export const SaidKey = z.string().regex(/^[a-z]+(:[A-Za-z0-9_-]{1,64}){2,4}$/)
export type SaidKey = z.infer<typeof SaidKey>

/** The id of a translation: one text is translated once into each language. */
export const translationId = (key: SaidKey, lang: Lang): string => `${key}/${lang}`

/** Returns whether the key names a paragraph of a note (DOMAIN Z1). */
export const isOfNote = (key: SaidKey): boolean => key.startsWith("note:")

/** A translation is written by a person, or suggested by an engine and handed in by a person. */
export const drafters = ["person", "engine"] as const
export type Drafter = (typeof drafters)[number]
/** Where the words of a translation come from. `author`: a panelist handed them in inside a sealed answer (V13). */
export const wordsFrom = [...drafters, "author"] as const
export type WordsFrom = (typeof wordsFrom)[number]

/** The days after which a translation that nobody has answered is unconfirmed, unless the panel sets others. */
export const presetTranslationDays = 7
