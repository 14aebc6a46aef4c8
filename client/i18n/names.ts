import { msg } from "@lit/localize"
import type { State } from "../../shared/fold/state.ts"
import { type Named, nameFor } from "../../shared/model/names.ts"
import { currentLang } from "./language.ts"

/** A name where there is room for it: with its reading on a page in English, in its own script alone on the others. */
export const personName = (member: Pick<Named, "name" | "romanised">): string => nameFor(currentLang(), member)

/** A member's name, or the words for somebody whose name is not shown. */
export function nameOf(state: State, member: string | null): string {
  const found = Object.values(state.members).find(one => one.id === member)
  return (found && personName(found)) || msg("Name not shown", { id: "record.noName" })
}
