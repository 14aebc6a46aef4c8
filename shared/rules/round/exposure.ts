import { limits } from "../../contract/limits.ts"
import type { Elector } from "../../model/consensus/answer.ts"
import type { SideId } from "../../model/ids.ts"
import type { RoundKind } from "../../model/terms.ts"

/** Why hidden names could be inferred: the electorate is too small, or one side of it. */
export type Exposed = { kind: "all"; n: number } | { kind: "side"; side: SideId; n: number }

/**
 * Whether the figures of a round without names could reveal a person; null if not. Below four answers nothing is shown.
 * The outcome of a call depends on the support of each side, so it would reveal the positions of a side of one to
 * three; a rating shows no side's figures if any group is that small (commands/round/secret/sidesKept).
 */
export function exposedBy(electorate: readonly Elector[], kind: RoundKind): Exposed | null {
  if (electorate.length < limits.revealFloor) return { kind: "all", n: electorate.length }
  if (kind === "rating") return null
  const sizes = new Map<SideId, number>()
  for (const { side } of electorate) if (side !== null) sizes.set(side, (sizes.get(side) ?? 0) + 1)
  const small = [...sizes].find(([, n]) => n < limits.revealFloor)
  return small ? { kind: "side", side: small[0], n: small[1] } : null
}
