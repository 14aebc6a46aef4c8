import { msg, str } from "@lit/localize"
import type { Lang } from "../../../shared/model/terms.ts"
import { list } from "../formats.ts"
import { languageName } from "../terms/terms.ts"

/** Which texts a round did not ask about, and its record does not print. */
export function textsLeftOut(langs: readonly Lang[]): string {
  const names = list(langs.map(languageName))
  return msg(str`Left out, as it is behind the authentic text: ${names}.`, { id: "behind.leftOut" })
}
