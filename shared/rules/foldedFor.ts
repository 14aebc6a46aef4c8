import type { FoldedFor } from "../contract/live.ts"
import type { Me } from "../contract/queries.ts"
import { contractHash, protocolVersion } from "../contract/version.ts"
import type { State } from "../fold/state.ts"
import { audienceOf } from "./audience.ts"

/** Describes the reader for whom the server would fold a snapshot now. */
export function foldedFor(
  { member, role, side }: Pick<Me, "member" | "role" | "side">,
  { workspace }: Pick<State, "workspace">,
): FoldedFor {
  const attribution = workspace?.attribution ?? "named"
  return { audience: audienceOf(role), member, role, side, attribution, contract: `${protocolVersion}.${contractHash}` }
}

/** Returns whether two readers get the same snapshot. */
export const isSameFold = (one: FoldedFor, other: FoldedFor): boolean =>
  one.audience === other.audience &&
  one.member === other.member &&
  one.role === other.role &&
  one.side === other.side &&
  one.attribution === other.attribution &&
  one.contract === other.contract
