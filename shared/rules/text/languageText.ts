import type { LanguageText, Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { SideId } from "../../model/ids.ts"
import type { Lang, Role } from "../../model/terms.ts"

/**
 * Whether a save fills a proposed version in instead of beginning the next one: the text was missing or out of date
 * when the version was proposed, and nobody has confirmed it since.
 */
export function fillsIn(statement: Statement, text: LanguageText): boolean {
  const version = statement.versions.at(-1)
  if (statement.state !== "proposed" || !version) return false
  if (text.state === "missing" || text.state === "out_of_date") return true
  return text.state === "draft" && text.at > version.at
}

/**
 * The side that has to confirm a text where this person is not of it, else null: an authentic text is confirmed by any
 * panelist of its side, without sides by any panelist; the secretary enters a spoken confirmation. A translation gates
 * nothing and is confirmed by whoever may edit it.
 */
export function sideThatConfirms(
  state: Pick<State, "workspace">,
  who: { role: Role; side: string | null },
  lang: Lang,
): SideId | null {
  const side = state.workspace?.authentic.find(one => one.lang === lang)?.side ?? null
  return who.role === "secretary" || who.side === side ? null : side
}
