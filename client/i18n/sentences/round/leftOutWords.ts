import type { State } from "../../../../shared/fold/state.ts"
import type { SideId } from "../../../../shared/model/ids.ts"
import { list } from "../../formats.ts"
import { msg } from "../../msg.ts"
import { plain } from "../../texts.ts"

/**
 * Names the sides that a round leaves out, and says why (DOMAIN L2). The text is empty if the round leaves out no side.
 * A reader who may not know the sides learns only that a side is left out.
 */
export function leftOutWords(ids: readonly SideId[] | undefined, { sides }: Pick<State, "sides">): string {
  if (ids === undefined) return ""
  const titles = sides.filter(({ id }) => ids.includes(id)).map(({ title }) => plain(title))
  if (titles.length === 0) return msg("leftOut.untold")
  const names = list(titles)
  return msg("leftOut.sides", { names })
}
