import { limits } from "../../contract/limits.ts"
import type { Elector } from "../../model/answer.ts"
import type { SideId } from "../../model/ids.ts"

/** Why names would not stay hidden: the electorate is too small, or one side of it; `side` null: those without one. */
export type Exposed = { of: "all"; n: number } | { of: "side"; side: SideId | null; n: number }

/**
 * Whether the figures of a round without names would name somebody: null where they would not. Below four nothing may be
 * shown at all (domain.md §5). A side knows its own answers, so that the total minus them is the other side's: each
 * side, and those without one, must be four as well.
 */
export function exposedBy(electorate: readonly Elector[]): Exposed | null {
  if (electorate.length < limits.revealFloor) return { of: "all", n: electorate.length }
  const sizes = new Map<SideId | null, number>()
  for (const { side } of electorate) sizes.set(side, (sizes.get(side) ?? 0) + 1)
  if (sizes.size < 2) return null
  const small = [...sizes].find(([, n]) => n < limits.revealFloor)
  return small ? { of: "side", side: small[0], n: small[1] } : null
}
