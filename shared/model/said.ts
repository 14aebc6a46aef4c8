import { originSentence } from "../../generated/words/origin.ts"
import type { MemberId, SaidKey } from "./ids.ts"
import type { Lang } from "./terms.ts"

/** The id of a translation: one text is translated once into each language. */
export const translationId = (key: SaidKey, lang: Lang): string => `${key}/${lang}`

/**
 * Returns whether the former words of a text's translation are kept beside those of today, because an outcome paper may
 * have been adopted with them.
 */
export const keepsFormer = (key: SaidKey): boolean => /^(?:record|round|objection):/.test(key)

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

/** The maker of a translation's words. A machine's draft stays the machine's, whoever handed it in. */
export type Maker = "person" | "interpreter" | "machine"

/** The one who stands for the words of a translation. `reader`: the member whom the author named to answer. */
export type Stander = "author" | "reader" | "nobody"

/** Where the words of a translation come from. `made` and `stands` are two facts, and neither changes the other. */
export interface Origin {
  made: Maker
  stands: Stander
  /** the member who stands for the words in the author's place */
  reader?: MemberId
  /** set if the author or the reader put other words in the place of those that were handed in */
  corrected?: true
  /** set if the original says something else than what was translated */
  behind?: true
}

/** The facts that the sentence of an origin tells. `named`: a member stands for the words, as author or as reader. */
export interface OriginTold extends Omit<Origin, "stands" | "reader"> {
  stands: Stander | "named" | "declined"
  /** the name of the member who stands for the words or declined them, if the sentence has it */
  name?: string
}

/**
 * Says in one line who made the words of a translation and who stands for them. Pages, papers and verifiers say it by
 * this function alone.
 */
export function originTold(lang: Lang, { behind, ...origin }: OriginTold): string {
  const told = originSentence(lang, "told", { made: makerTold(lang, origin), stands: standerTold(lang, origin) })
  return behind ? originSentence(lang, "behind", { told }) : told
}

/** Says who made the words of a translation. */
export const makerTold = (lang: Lang, { made }: Pick<OriginTold, "made">): string =>
  originSentence(lang, "made", { made })

/** Says who stands for the words of a translation. */
export function standerTold(lang: Lang, { stands, corrected, behind, name = "" }: Omit<OriginTold, "made">): string {
  const told = originSentence(lang, "stands", { stands: corrected ? `${stands}_corrected` : stands, name })
  return behind ? originSentence(lang, "behind", { told }) : told
}
