import type { LanguageText, Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { SideId } from "../../model/ids.ts"
import type { Lang } from "../../model/terms.ts"

/**
 * Returns whether a save fills in a text of the proposed version instead of beginning the next version. The text was
 * missing or out of date when the version was proposed, and nobody has confirmed it since.
 */
export function fillsIn(statement: Statement, text: LanguageText): boolean {
  const version = statement.versions.at(-1)
  if (statement.state !== "proposed" || !version) return false
  if (text.state === "missing" || text.state === "out_of_date") return true
  return text.state === "draft" && text.at > version.at
}

/**
 * The side that has to confirm a text if this person may not; null if they may. Any panelist or chair of a side confirms
 * its authentic text; a text without a side, any panelist or moderator (DOMAIN T4).
 */
export function sideThatConfirms(
  state: Pick<State, "workspace">,
  who: { side: string | null },
  lang: Lang,
): SideId | null {
  const side = state.workspace?.authentic.find(one => one.lang === lang)?.side ?? null
  return who.side === side ? null : side
}

/**
 * Returns whether the panel has only translations in this language, no authentic text. An interpreter writes texts of
 * statements only in these languages, because authentic texts belong to the sides (DOMAIN I2).
 */
export const isTranslationOnly = ({ workspace }: Pick<State, "workspace">, lang: Lang): boolean =>
  workspace?.authentic.every(one => one.lang !== lang) ?? false
