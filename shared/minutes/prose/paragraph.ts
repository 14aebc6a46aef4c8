import type { Lang } from "../../model/terms.ts"
import type { Spoken } from "../../model/texts.ts"
import type { NameThen } from "../../rules/people/namesOfTheDay.ts"
import type { Proceedings } from "../proceedings/proceedings.ts"
import type { MinutesWords } from "../words/words.ts"

/** A paragraph with its language; a quotation stands in the language it was written in. */
export interface Paragraph {
  lang: Lang
  text: string
  quoted: boolean
  /** the same in every language, to find the sentence again; absent for a sentence that cannot be amended */
  place?: string
  /** where somebody amended the sentence: the one derived from the log, and a line that says who amended it and why */
  was?: { text: string; why: string }
}

/** The language, words and look-ups for writing minutes in one language. */
export interface Writing {
  proceedings: Proceedings
  words: MinutesWords
  name: NameThen
}

export const quote = ({ lang, text }: Spoken): Paragraph => ({ lang, text, quoted: true })
