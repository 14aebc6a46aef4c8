import type { Lang } from "../../model/terms.ts"
import type { Phrase } from "../../model/texts.ts"

/** The bracket that was settled as it stood in this language, else in the first that it had. */
export const settledIn = (
  lang: Lang,
  { settled }: Extract<Phrase, { is: "bracket-settled" }>,
): { bracket: string; chosen: string } =>
  settled.find(one => one.lang === lang) ?? settled[0] ?? { bracket: "", chosen: "" }
