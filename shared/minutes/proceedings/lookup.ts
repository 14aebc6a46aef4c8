import type { State } from "../../fold/state.ts"
import { type Lang, languages } from "../../model/terms.ts"
import type { Spoken, Texts } from "../../model/texts.ts"
import { findRecord } from "../../rules/readings/rows.ts"

export const numberOf = (state: State, record: string | null): number | null =>
  findRecord(state, record)?.number ?? null

/**
 * Returns the text in the wished language, or else in the first language that has one. An empty text counts as missing.
 */
export function textIn(texts: Texts, wished: Lang): Spoken {
  const lang = [wished, ...languages].find(one => texts[one]) ?? wished
  return { lang, text: texts[lang] ?? "" }
}
