import { lendableBy } from "../../../shared/rules/floor/budgets/lending.ts"
import type { ViewWith } from "../../scene/scene.ts"
import { mayNow } from "./mayNow.ts"

/** Returns what a moderator may lend of their side's time; null for any other reader (DOMAIN Y5). */
export const lendable = (scene: ViewWith<"now">): ReturnType<typeof lendableBy> =>
  mayNow(scene, "lend a side's time", true) ? lendableBy(scene.state, scene.session, scene.now, scene.me.side) : null
