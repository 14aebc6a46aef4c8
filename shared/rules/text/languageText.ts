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
 * Returns whether this interpreter may write this text of a statement (DOMAIN I2): a translation, or an authentic text
 * that is missing, is behind the others, or is the interpreter's own draft. A wording of the panel that is not behind is
 * left to the panel.
 */
export function isForInterpreter(
  { workspace }: Pick<State, "workspace">,
  interpreter: string | null,
  { lang, state, by }: Pick<LanguageText, "lang" | "state" | "by">,
): boolean {
  if (!workspace) return false
  if (workspace.authentic.every(one => one.lang !== lang)) return true
  return state === "missing" || state === "out_of_date" || (state === "draft" && by !== null && by === interpreter)
}
