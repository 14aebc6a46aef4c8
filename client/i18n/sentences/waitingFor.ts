import { msg, str } from "@lit/localize"
import { anyOf, list } from "../formats.ts"

/** Who has yet to confirm; without a name, a side of which nobody can. `either`: one of these is enough. */
export function waitingFor({ names, either }: { names: string[]; either: boolean }): string {
  const name = either ? anyOf(names) : list(names)
  return name
    ? msg(str`Waiting for ${name} to confirm`, { id: "declare.wait" })
    : msg("Waiting for another side to confirm", { id: "declare.waitSide" })
}
