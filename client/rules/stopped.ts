import { type Refusal, refuse } from "../../shared/contract/refusals.ts"
import { barredFrom } from "../../shared/rules/people/seats/barred.ts"
import type { Act } from "../acts/act.ts"
import { actRight, stoppedBy } from "../acts/acts.ts"
import type { Scene } from "../scene/scene.ts"
import { owesAccount, rowOf } from "./offers/mayNow.ts"

/**
 * Returns the reason why the server would refuse an act that the session's bar offers (rules/bar.ts). Null if the
 * server would accept the act.
 */
export function stopped(scene: Scene, act: Act): Refusal | null {
  const action = actRight(act)
  const barred = action && barredFrom(scene.state, rowOf(scene), action)
  if (action && !barred && owesAccount(scene, action)) return refuse("account-due").refuse
  return barred ? refuse(barred).refuse : stoppedBy(act, scene)
}
