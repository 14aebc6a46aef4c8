import type { May } from "../../../shared/rules/may.ts"
import type { View } from "../../scene/scene.ts"
import { mayNow } from "./mayNow.ts"

/**
 * Whether the page offers the act on this row: the reader's role has the right, and the server's own rule says yes. A page
 * that does not hold the row offers nothing, and fetches it.
 */
export function offers<Target>(
  scene: View,
  { action, own, may }: May<never, Target>,
  row: Target | "elsewhere",
): boolean {
  if (row === "elsewhere") return false
  const known = { state: scene.state, actor: scene.me }
  return mayNow(scene, action, own?.(known, row) === true) && may(known, row) === "yes"
}
