import { limits } from "../../../../shared/contract/limits.ts"
import type { Elector } from "../../../../shared/model/answer.ts"

/**
 * Whether ballots may say their side at all. Where any side, or those without one, are fewer than four, its figures can
 * never be shown, and the side of a ballot would be a mark on it.
 */
export function sidesKept(electorate: readonly Elector[]): boolean {
  const sizes = new Map<string | null, number>()
  for (const { side } of electorate) sizes.set(side, (sizes.get(side) ?? 0) + 1)
  return [...sizes.values()].every(size => size >= limits.revealFloor)
}
