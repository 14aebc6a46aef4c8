import type { State } from "../../fold/state.ts"
import type { SideId } from "../../model/ids.ts"
import type { Lang } from "../../model/terms.ts"
import { textIn } from "../proceedings/lookup.ts"
import { minutesWords } from "../words/words.ts"

/**
 * Renders the sentence about the sides that a round or its record leaves out, and why (DOMAIN L2). Empty if no side is
 * left out.
 */
export function leftOutSentence({ sides }: State, ids: readonly SideId[] | undefined, lang: Lang): string[] {
  if (ids === undefined) return []
  const titles = sides.filter(({ id }) => ids.includes(id)).map(({ title, mark }) => textIn(title, lang).text || mark)
  return [minutesWords(lang).leftOut(titles)]
}
