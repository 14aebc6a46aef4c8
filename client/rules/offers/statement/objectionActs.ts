import type { Objection } from "../../../../shared/fold/consensusState.ts"
import { isOwn } from "../../../../shared/rules/people/seats/holder.ts"
import { fixedBy, objectionSaid } from "../../../../shared/rules/round/objections.ts"
import type { View } from "../../../scene/scene.ts"
import { mayNow } from "../mayNow.ts"

/**
 * The acts on an objection. A moderator answers the objection. The objector then maintains it, or withdraws it at any
 * later time.
 */
export type ObjectionAct = "answer" | "maintained" | "withdrawn"

export function objectionActs(scene: View, objection: Objection): ObjectionAct[] {
  const { state, me } = scene
  if (fixedBy(state, objection)) return []
  const { answer, reply } = objection
  if (!answer) return mayNow(scene, "answer an objection") ? ["answer"] : []
  const own = isOwn(state, objectionSaid(objection), me.member)
  if (reply?.reply === "withdrawn" || !mayNow(scene, "maintain or withdraw an objection", own)) return []
  return reply ? ["withdrawn"] : ["maintained", "withdrawn"]
}
