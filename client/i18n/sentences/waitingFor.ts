import { anyOf, list } from "../formats.ts"
import { msg } from "../msg.ts"

/** Says who has yet to confirm; without names, a side that has nobody who can. `either`: one of these is enough. */
export function waitingFor({ names, either }: { names: string[]; either: boolean }): string {
  const name = either ? anyOf(names) : list(names)
  return name ? msg("declare.wait", { names: name }) : msg("declare.waitSide")
}
