import type { Lang } from "../../model/terms.ts"
import type { Phrase } from "../../model/texts.ts"

/** The bracket that was settled, in this language, else in its first language. */
export const settledIn = (
  lang: Lang,
  { settled }: Extract<Phrase, { is: "bracket-settled" }>,
): { bracket: string; chosen: string } =>
  settled.find(one => one.lang === lang) ?? settled[0] ?? { bracket: "", chosen: "" }
