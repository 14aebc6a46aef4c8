import { anyOf, list } from "../../formats.ts"
import { msg } from "../../msg.ts"

/**
 * Names the members who have yet to confirm. If there are none, the text says that the side has nobody who can confirm.
 * `either`: the confirmation of one member is enough.
 */
export function waitingFor({ names, either }: { names: string[]; either: boolean }): string {
  const name = either ? anyOf(names) : list(names)
  return name ? msg("declare.wait", { names: name }) : msg("declare.waitSide")
}
