import type { Lang } from "../../../../shared/model/terms.ts"
import { list } from "../../formats.ts"
import { msg } from "../../msg.ts"
import { languageName } from "../../terms/terms.ts"

/** Names the languages whose texts a round did not ask about and its record does not print. */
export function textsLeftOut(langs: readonly Lang[]): string {
  const names = list(langs.map(languageName))
  return msg("behind.leftOut", { names })
}
