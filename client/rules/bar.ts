import type { Refusal } from "../../shared/contract/refusals.ts"
import type { SideId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { Awaited } from "../../shared/rules/people/consent/awaited.ts"
import type { Act } from "../acts/act.ts"
import type { Scene } from "../acts/scene.ts"

/** Why the button cannot be pressed; said in its place. */
export type Stop =
  | { why: "no-quorum"; side: string | null; more: number; names: string[] }
  /** `for`: sides of which nobody can confirm; the others wait for somebody, since then */
  | { why: "waiting"; for: SideId[]; since: Instant; awaited: Awaited[] }
  | { why: "silence"; endsAt: number }
  | { why: "refused"; refusal: Refusal }

export interface NextAction {
  act: Act
  /** filled when the panel waits for it, outlined while people still speak or answer */
  filled: boolean
  stop?: Stop
  second: Act[]
}

export type NextActionRule = (scene: Scene) => NextAction | null
