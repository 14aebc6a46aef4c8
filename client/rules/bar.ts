import type { Refusal } from "../../shared/contract/refusals.ts"
import type { SideId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { Awaited } from "../../shared/rules/people/consent/awaited.ts"
import type { Act } from "../acts/act.ts"
import type { Scene } from "../scene/scene.ts"

/**
 * The reason why the main button in the bar at the foot of a session's page is disabled. The bar shows the reason
 * beside the button.
 */
export type Stop =
  | { kind: "no-quorum"; side: string | null; more: number; names: string[] }
  /**
   * `for`: the sides in which nobody can confirm; `awaited`: the members whose confirmation is missing, by side;
   * `since`: the time of the declaration or the proposal
   */
  | { kind: "waiting"; for: SideId[]; since: Instant; awaited: Awaited[] }
  | { kind: "silence"; endsAt: number }
  | { kind: "deadline"; endsAt: number }
  | { kind: "refused"; refusal: Refusal }

export interface NextAction {
  act: Act
  /**
   * whether the act's button is filled: true if the panel waits for the act, false while people still speak or answer
   */
  filled: boolean
  stop?: Stop
  second: Act[]
  /** another moderator who is in the chair, and what they do next; the reader's acts are then second choices alone */
  chair?: { name: string; act: Act }
}

export type NextActionRule = (scene: Scene) => NextAction | null
