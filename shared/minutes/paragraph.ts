import type { Lang } from "../model/terms.ts"
import type { Spoken } from "../model/texts.ts"
import type { NameThen } from "../rules/people/namesOfTheDay.ts"
import type { Proceedings } from "./proceedings.ts"
import type { Words } from "./words.ts"

/** A paragraph with its language; a quotation stands in the language it was written in. */
export interface Paragraph {
  lang: Lang
  text: string
  quoted: boolean
  /** by which it is found again, in every language the same; none of what cannot be written otherwise */
  place?: string
  /** the sentence that the log gives, where somebody wrote another in its place, and a line that says who and why */
  was?: { text: string; why: string }
}

/** What one language's minutes are written with. */
export interface Writing {
  proceedings: Proceedings
  words: Words
  name: NameThen
}

export const quote = ({ lang, text }: Spoken): Paragraph => ({ lang, text, quoted: true })
