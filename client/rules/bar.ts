import type { Refusal } from "../../shared/contract/refusals.ts"
import type { SideId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { Awaited } from "../../shared/rules/people/consent/awaited.ts"
import type { Act } from "../acts/act.ts"
import type { Scene } from "../acts/scene.ts"

/** The reason why the button is disabled, shown in its place. */
export type Stop =
  | { kind: "no-quorum"; side: string | null; more: number; names: string[] }
  /** `for`: sides without anybody who can confirm; the others have been waiting since then */
  | { kind: "waiting"; for: SideId[]; since: Instant; awaited: Awaited[] }
  | { kind: "silence"; endsAt: number }
  | { kind: "refused"; refusal: Refusal }

export interface NextAction {
  act: Act
  /** filled if the panel waits for it, outlined while people still speak or answer */
  filled: boolean
  stop?: Stop
  second: Act[]
}

export type NextActionRule = (scene: Scene) => NextAction | null
