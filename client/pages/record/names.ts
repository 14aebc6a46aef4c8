import type { State } from "../../../shared/fold/state.ts"
import { plain } from "../../i18n/texts.ts"

export function sideOf(state: State, side: string | null): string {
  const found = state.sides.find(one => one.id === side)
  return found ? plain(found.title) : ""
}
