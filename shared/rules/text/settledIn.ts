import type { Lang } from "../../model/terms.ts"
import type { Phrase } from "../../model/texts.ts"

/** The bracket and the chosen alternative in this language, else in the first language of the phrase. */
export const settledIn = (
  lang: Lang,
  { settled }: Extract<Phrase, { is: "bracket-settled" }>,
): { bracket: string; chosen: string } =>
  settled.find(one => one.lang === lang) ?? settled[0] ?? { bracket: "", chosen: "" }
