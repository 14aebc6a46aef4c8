import type { State } from "../../shared/fold/state.ts"
import type { Translation } from "../../shared/fold/translationState.ts"
import type { Origin } from "../../shared/model/said.ts"
import { type Lang, languages } from "../../shared/model/terms.ts"
import type { Texts } from "../../shared/model/texts.ts"
import type { SaidText } from "../../shared/rules/said/said.ts"
import { saidByKey } from "../../shared/rules/said/saidIn.ts"
import { originNamed, translationOf, translationOrigin } from "../../shared/rules/said/standing.ts"
import { currentLang } from "./language.ts"
import { bareNamesThen } from "./names.ts"

export interface ReadText {
  lang: Lang
  text: string
}

/**
 * Returns a text in the reader's language, or else in the first language in which it is written. The result includes
 * the language, for the `lang` attribute.
 */
export function reading(texts: Texts, wished: Lang = currentLang()): ReadText {
  for (const lang of [wished, ...languages]) {
    const text = texts[lang]
    if (text) return { lang, text }
  }
  return { lang: wished, text: "" }
}

/**
 * Returns the text in the reader's language without its language, for places without a `lang` attribute, such as a
 * page's title.
 */
export const plain = (texts: Texts, wished?: Lang): string => reading(texts, wished).text

/** Removes the full stop after a title that ends with its own punctuation mark: "Now: How long are logs kept?" */
export const oneStop = (text: string): string =>
  text.replaceAll(/([?!？！。…])。|([?!？！.…])\.(?=\s|$)/g, (_, wide = "", narrow = "") => wide || narrow)

/**
 * Returns a text that somebody said in the reader's language, or else as it was said. It is for links and other places
 * that have no room for a button; the page that shows the text in full has its original, too.
 */
export const saidRead = (
  state: Pick<State, "translations">,
  said: Pick<SaidText, "key" | "lang" | "text">,
): Pick<SaidText, "lang" | "text"> => translationOf(state, said, currentLang()) ?? said

/** Returns the words of `saidRead` alone, for places that take a string. */
export const wordsRead = (state: Pick<State, "translations">, said: Pick<SaidText, "key" | "lang" | "text">): string =>
  saidRead(state, said).text

/** Returns where the words of a translation come from, as the rows that the page holds tell it. */
export const originHere = (state: State, row: Translation): Origin =>
  translationOrigin(state, row, row.answer?.by ? saidByKey(state).get(row.key) : undefined)

/** Says who made the words of a translation and who stands for them. `behind`: its original is not the present one. */
export const originWords = (state: State, row: Translation, behind = row.behind): string =>
  originNamed(currentLang(), { ...originHere(state, row), ...(behind && { behind }) }, member =>
    bareNamesThen(state)(member, row.answer?.at ?? Infinity),
  )
