import { msg, str } from "@lit/localize"
import type { State } from "../../../shared/fold/state.ts"
import type { SideId } from "../../../shared/model/ids.ts"
import { list } from "../formats.ts"
import { plain } from "../texts.ts"

/** Which sides a round leaves out and why (DOMAIN L2): empty where it leaves none out. A reader may not be told which. */
export function leftOutWords(ids: readonly SideId[] | undefined, { sides }: Pick<State, "sides">): string {
  if (ids === undefined) return ""
  const titles = sides.filter(({ id }) => ids.includes(id)).map(({ title }) => plain(title))
  if (titles.length === 0)
    return msg("One side is left out: all of its panelists recused themselves, so the level is at most consensus.", {
      id: "leftOut.untold",
    })
  const names = list(titles)
  return msg(str`Left out: ${names}. All panelists there recused themselves, so the level is at most consensus.`, {
    id: "leftOut.sides",
  })
}
