import type { Member } from "../../../shared/fold/peopleState.ts"
import { barredFrom } from "../../../shared/rules/people/seats/barred.ts"
import { type Action, forbids } from "../../../shared/rules/policy.ts"
import { findMember } from "../../../shared/rules/readings/rows.ts"
import type { Scene } from "../../acts/scene.ts"

type Reader = Pick<Scene, "state" | "me">

export const rowOf = ({ state, me }: Reader): Member | undefined => findMember(state, me.member)

/** Whether the server would allow this reader the action. A page shows buttons only for allowed actions. */
export const mayNow = (reader: Reader, action: Action, own = false): boolean =>
  forbids(reader.me.role, action, own) === null && barredFrom(reader.state, rowOf(reader), action) === null
