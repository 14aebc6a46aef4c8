import { limits } from "../../../../shared/contract/limits.ts"
import type { Elector } from "../../../../shared/model/consensus/answer.ts"

/**
 * Whether ballots may state their side. If any side, or the group without a side, has fewer than four members, no
 * figures of sides are ever shown. A stated side would then only help to identify a ballot.
 */
export function sidesKept(electorate: readonly Elector[]): boolean {
  const sizes = new Map<string | null, number>()
  for (const { side } of electorate) sizes.set(side, (sizes.get(side) ?? 0) + 1)
  return [...sizes.values()].every(size => size >= limits.revealFloor)
}
