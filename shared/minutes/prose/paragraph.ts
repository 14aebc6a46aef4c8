import type { SaidKey } from "../../model/ids.ts"
import type { Origin } from "../../model/said.ts"
import type { Lang } from "../../model/terms.ts"
import type { Spoken } from "../../model/texts.ts"
import type { NameThen } from "../../rules/people/namesOfTheDay.ts"
import type { Reason } from "../../rules/said/said.ts"
import type { Proceedings } from "../proceedings/proceedings.ts"
import type { MinutesWords } from "../words/words.ts"

/** A paragraph with its language. A quotation is in the language in which it was written. */
export interface Paragraph {
  lang: Lang
  text: string
  quoted: boolean
  /** names the text that is quoted, so that its translation is printed below; absent if it has none of its own */
  said?: SaidKey
  /**
   * the key by which an amendment finds the sentence, the same in every language; absent if the sentence cannot be
   * amended
   */
  place?: string
  /** set if pages show the sentence as a row of a table: the table's caption, its columns and the row's cells */
  row?: { caption: string; head: readonly string[]; cells: readonly string[] }
  /** set if the sentence holds a reason that somebody said; the written minutes have it of one in another language */
  inside?: ReasonInside
  /** set if the text is a translation: who made its words, and who stands for them */
  origin?: Origin
  /** set if the sentence was amended: the sentence derived from the log, and a line that says who amended it and why */
  was?: { text: string; why: string }
}

/** A reason inside a sentence: its place there, and the key by which its translation is found. */
export interface ReasonInside {
  from: number
  lang: Lang | null
  text: string
  /** absent in written minutes, which print the translation below */
  said?: SaidKey
}

/** The sentences and look-ups for writing minutes in one language. */
export interface Writing {
  proceedings: Proceedings
  words: MinutesWords
  name: NameThen
}

export const quote = ({ lang, text }: Spoken, said?: SaidKey): Paragraph => ({
  lang,
  text,
  quoted: true,
  ...(said && { said }),
})

/** A private character, which no sentence of a catalogue has. It stands for the reason while its place is looked for. */
const place = "\uE000"

/**
 * Renders a sentence that holds a reason. The reason keeps its key, so that its translation is printed below as that of a
 * quotation is.
 */
export function withReason(
  lang: Lang,
  { key, lang: own, text }: Reason,
  sentence: (reason: string) => string,
): Paragraph {
  const plain = { lang, text: sentence(text), quoted: false }
  if (text === "") return plain
  return { ...plain, inside: { from: sentence(place).indexOf(place), lang: own ?? null, text, said: key } }
}
