import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import { isOfThisHolder } from "../../../../shared/rules/people/seats/holder.ts"
import { adoptedAt } from "../../../../shared/rules/record/minutesOf.ts"
import type { View } from "../../../scene/scene.ts"
import { mayNow } from "../mayNow.ts"

/** Whether the reader may add to the record as one of its electors. A change of position may be stated at any time. */
export function mayAdd(scene: View, record: RecordRow): boolean {
  const { me, state } = scene
  const asked = record.body.electorate.find(({ member }) => member === me.member)?.member
  const own = asked !== undefined && isOfThisHolder(state, asked, record.declaredAt)
  // An elector who has since become a moderator or an observer may add nothing.
  return mayNow(scene, "add to a record", own) && (record.state === "declared" || record.state === "in_force")
}

/** Whether the reader may still add a reservation or a dissent: until the minutes that print the record are adopted. */
export const mayReserve = (scene: View, record: RecordRow): boolean =>
  mayAdd(scene, record) && adoptedAt(scene.state, record) === null
