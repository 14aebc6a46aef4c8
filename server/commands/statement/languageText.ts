import type { LanguageText, Statement } from "../../../shared/fold/state.ts"
import type { SideId } from "../../../shared/model/ids.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import type { Situation } from "../deed.ts"

/**
 * Whether a save fills a frozen version in instead of changing it: the text was missing or out of date when the version
 * was proposed, and nobody has confirmed it since.
 */
export function fillsIn(statement: Statement, text: LanguageText): boolean {
  const version = statement.versions.at(-1)
  if (statement.state !== "proposed" || !version) return false
  if (text.state === "missing" || text.state === "out_of_date") return true
  return text.state === "draft" && text.at > version.at
}

/**
 * The side that has to confirm a text where the actor is not of it, else null: an authentic text is confirmed by any
 * panelist of its side, without sides by any panelist; the secretary enters a spoken confirmation. A translation gates
 * nothing and is confirmed by whoever may edit it.
 */
export function sideThatConfirms({ state, actor }: Situation, lang: Lang): SideId | null {
  const side = state.workspace?.authentic.find(one => one.lang === lang)?.side ?? null
  return actor.role === "secretary" || actor.side === side ? null : side
}
