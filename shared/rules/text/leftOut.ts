import type { LanguageText, Round, Statement } from "../../fold/consensusState.ts"
import type { Lang } from "../../model/terms.ts"

/** Languages whose text has not followed an authentic one that was changed (T1). */
export const behindIn = (texts: readonly Pick<LanguageText, "lang" | "state">[]): Lang[] =>
  texts.filter(({ state }) => state === "out_of_date").map(({ lang }) => lang)

/** The wording that a round asks about: its version without the texts that it left out. */
export function textsAsked({ versions, texts }: Statement, { version, leftOut }: Round): LanguageText[] {
  const wording = versions.find(({ n }) => n === version)?.texts ?? texts
  return leftOut ? wording.filter(({ lang }) => !leftOut.includes(lang)) : wording
}
