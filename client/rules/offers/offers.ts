import type { May } from "../../../shared/rules/may.ts"
import type { View } from "../../scene/scene.ts"
import { mayNow } from "./mayNow.ts"

/**
 * Whether the page offers the act on this row: the reader's role has the right, and the server's own rule says yes. A page
 * that does not hold the row offers nothing, and fetches it.
 */
export function offers<Body, Target>(
  scene: View,
  { action, own, may }: May<Body, Target>,
  row: Target | "elsewhere",
  body?: Body,
): boolean {
  if (row === "elsewhere") return false
  const known = { state: scene.state, actor: scene.me }
  const isOwn = body !== undefined && own?.(known, body) === true
  return mayNow(scene, action, isOwn) && may(known, row) === "yes"
}
