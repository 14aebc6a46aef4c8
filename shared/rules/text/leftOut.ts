import type { LanguageText, Round, Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"

/** Languages whose text is out of date, because an authentic text has changed since (T1). */
export const behindIn = (texts: readonly Pick<LanguageText, "lang" | "state">[]): Lang[] =>
  texts.filter(({ state }) => state === "out_of_date").map(({ lang }) => lang)

/** The texts that a round asks about: those of its version, without the languages that it left out. */
export function textsAsked({ versions, texts }: Statement, { version, leftOut }: Round): LanguageText[] {
  const wording = versions.find(({ n }) => n === version)?.texts ?? texts
  return leftOut ? wording.filter(({ lang }) => !leftOut.includes(lang)) : wording
}

/**
 * The texts that a record prints: the texts that the round asked about, and authentic texts that the round left out and
 * that are no longer out of date. The declaration waits until the sides of these authentic texts have confirmed them.
 */
export function textsPrinted(
  { workspace }: Pick<State, "workspace">,
  statement: Statement,
  round: Round,
): LanguageText[] {
  const authentic = workspace?.authentic.map(({ lang }) => lang) ?? []
  return textsAsked(statement, { ...round, leftOut: round.leftOut?.filter(lang => !authentic.includes(lang)) }).filter(
    ({ state }) => state !== "missing" && state !== "out_of_date",
  )
}
