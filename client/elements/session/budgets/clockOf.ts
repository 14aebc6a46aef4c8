import type { State } from "../../../../shared/fold/state.ts"
import { msg } from "../../../i18n/msg.ts"
import { plain } from "../../../i18n/texts.ts"

/** Says whose time a speaker's clock shows, if it is that of the side and not that of the turn. */
export function clockOf(
  { sides }: Pick<State, "sides">,
  { ms, side: of }: { ms: number; side: string | null },
): string {
  const found = sides.find(({ id }) => id === of)
  if (!found) return ""
  const side = plain(found.title)
  return ms < 0 ? msg("floor.overSide", { side }) : msg("floor.ofSide", { side })
}
