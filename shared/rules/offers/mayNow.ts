import type { Member } from "../../fold/state.ts"
import type { Scene } from "../nextAction/scene.ts"
import { barredFrom } from "../people/barred.ts"
import { type Action, forbids } from "../policy.ts"

type Reader = Pick<Scene, "state" | "me">

export const rowOf = ({ state, me }: Reader): Member | undefined =>
  Object.values(state.members).find(({ id }) => id === me.member)

/** Whether the server would let this reader: a page has a button for nothing else. */
export const mayNow = (reader: Reader, action: Action, own = false): boolean =>
  forbids(reader.me.role, action, own) === null && barredFrom(reader.state, rowOf(reader), action) === null
