import type { Session } from "../../../shared/fold/sessionState.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { seatKeeps } from "../../../shared/rules/people/seats/seatKeeps.ts"
import type { View } from "../../acts/scene.ts"
import { mayNow, rowOf } from "./mayNow.ts"

type Request = Session["floor"]["requests"][number]

/** A member's relation to the floor: none, may ask, is waiting, or is speaking. */
export type FloorPart = { is: "none" } | { is: "asks" } | { is: "waits"; request: Request } | { is: "speaks" }

export function floorPart(scene: View): FloorPart {
  const { session, me } = scene
  const row = rowOf(scene)
  if (!isHeld(session) || !row || !seatKeeps.queue(row) || !mayNow(scene, "ask for the floor", true))
    return { is: "none" }
  const { floor } = session
  if (floor.speaking?.member === me.member) return { is: "speaks" }
  const request = floor.requests.find(({ member }) => member === me.member)
  return request ? { is: "waits", request } : { is: "asks" }
}
