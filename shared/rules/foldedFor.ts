import type { FoldedFor } from "../contract/live.ts"
import type { Me } from "../contract/queries.ts"
import { contractHash, protocolVersion } from "../contract/version.ts"
import type { State } from "../fold/state.ts"
import { audienceOf } from "./audience.ts"

/** The description of a snapshot made now for this reader. */
export function foldedFor(
  { member, role, side }: Pick<Me, "member" | "role" | "side">,
  { workspace }: Pick<State, "workspace">,
): FoldedFor {
  const attribution = workspace?.attribution ?? "named"
  return { audience: audienceOf(role), member, role, side, attribution, contract: `${protocolVersion}.${contractHash}` }
}

/** Whether the same snapshot would be made now. */
export const isSameFold = (one: FoldedFor, other: FoldedFor): boolean =>
  one.audience === other.audience &&
  one.member === other.member &&
  one.role === other.role &&
  one.side === other.side &&
  one.attribution === other.attribution &&
  one.contract === other.contract
