import type { SaidKey } from "../../model/said.ts"
import type { Lang } from "../../model/terms.ts"
import type { Spoken } from "../../model/texts.ts"
import type { NameThen } from "../../rules/people/namesOfTheDay.ts"
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
  /** set if the sentence was amended: the sentence derived from the log, and a line that says who amended it and why */
  was?: { text: string; why: string }
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
