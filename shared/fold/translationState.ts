import type { Anchor } from "../model/anchor.ts"
import type { MemberId, SaidKey, SessionId, TopicId } from "../model/ids.ts"
import type { WordsFrom } from "../model/said.ts"
import type { Instant, Lang } from "../model/terms.ts"

/**
 * A translation of something that a person said, with what became of it (DOMAIN V2). A page holds those into its own
 * language, and those in every language that wait for an answer.
 */
export interface Translation {
  key: SaidKey
  lang: Lang
  topic?: TopicId | undefined
  session?: SessionId | undefined
  /** Set while only the room reads the original. */
  room?: true | undefined
  /** Set if the original's author is hidden. Nobody then accepts or corrects the translation. */
  hidden?: true | undefined
  /** The words of the translation; "" if they were erased, or if it was declined. */
  text: string
  revision: number
  drafted: WordsFrom
  /** The member who handed in or corrected these words; null for readers who may not read names. */
  by: MemberId | null
  at: Instant
  /** The answer of the author, or of the reader whom the author named, to these words. */
  answer: { how: TranslationAnswer; by: MemberId | null; at: Instant } | null
  /** The panelist whom the author named to answer, and when. */
  reader?: { member: MemberId; at: Instant } | undefined
  /** Set if the original is a paragraph of a note. */
  paragraph?: TranslatedParagraph | undefined
  /** Set once the original says something else than what was translated. */
  behind?: true | undefined
  /**
   * The words before they were replaced, corrected or declined, oldest first: adopted papers keep them (DOMAIN V7). They
   * are kept of texts in records, rounds and objections.
   */
  former?: FormerTranslation[] | undefined
}

/** A translation as it was before other words took its place. */
export type FormerTranslation = Omit<Translation, "former">

/** A paragraph of a note as it was when it was translated (DOMAIN Z1). */
export interface TranslatedParagraph {
  lang: Lang | null
  /** The members who wrote in it; empty if nobody may know. */
  authors: MemberId[]
  anchor: Anchor
}

export type TranslationAnswer = "accepted" | "corrected" | "declined" | "let_stand"
