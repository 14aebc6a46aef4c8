import type { Refusal } from "../../shared/contract/refusals.ts"
import type { SideId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { Awaited } from "../../shared/rules/people/consent/awaited.ts"
import type { Act } from "../acts/act.ts"
import type { Scene } from "../acts/scene.ts"

/**
 * The reason why the main button in the bar at the foot of the room is disabled. The bar shows the reason beside the
 * button.
 */
export type Stop =
  | { kind: "no-quorum"; side: string | null; more: number; names: string[] }
  /** `for`: the sides that have nobody who can confirm; `since`: since when `awaited` have been waited for */
  | { kind: "waiting"; for: SideId[]; since: Instant; awaited: Awaited[] }
  | { kind: "silence"; endsAt: number }
  | { kind: "refused"; refusal: Refusal }

export interface NextAction {
  act: Act
  /** true if the panel waits for the act, so that its button is filled; false while people still speak or answer */
  filled: boolean
  stop?: Stop
  second: Act[]
}

export type NextActionRule = (scene: Scene) => NextAction | null
