import type { May } from "../../../shared/rules/may.ts"
import type { View } from "../../scene/scene.ts"
import { mayNow } from "./mayNow.ts"

/** Whether the page offers the act on this row: the reader's role has the right, and the server's own rule says yes. */
export const offers = <Target>(scene: View, { action, may }: May<never, Target>, target: Target): boolean =>
  mayNow(scene, action) && may({ state: scene.state, actor: scene.me }, target) === "yes"
