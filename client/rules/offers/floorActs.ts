import type { Session } from "../../../shared/fold/sessionState.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { seatKeeps } from "../../../shared/rules/people/seats/seatKeeps.ts"
import type { View } from "../../scene/scene.ts"
import { mayNow, rowOf } from "./mayNow.ts"

type Request = Session["floor"]["requests"][number]

/** A member's relation to the floor: may not ask for it, may ask for it, waits for it, or speaks. */
export type FloorPart = { kind: "none" } | { kind: "asks" } | { kind: "waits"; request: Request } | { kind: "speaks" }

export function floorPart(scene: View): FloorPart {
  const { session, me } = scene
  const row = rowOf(scene)
  if (!isHeld(session) || !row || !seatKeeps.queue(row) || !mayNow(scene, "ask for the floor", true))
    return { kind: "none" }
  const { floor } = session
  if (floor.speaking?.member === me.member) return { kind: "speaks" }
  const request = floor.requests.find(({ member }) => member === me.member)
  return request ? { kind: "waits", request } : { kind: "asks" }
}
