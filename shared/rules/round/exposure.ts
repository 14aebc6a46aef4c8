import { limits } from "../../contract/limits.ts"
import type { Elector } from "../../model/consensus/answer.ts"
import type { SideId } from "../../model/ids.ts"
import type { StatementRound } from "../../model/terms.ts"

/** Why readers could infer hidden names: the whole electorate is too small, or one side is. */
export type Exposed = { kind: "all"; n: number } | { kind: "side"; side: SideId; n: number }

/**
 * Why the figures of a round without names could reveal a person; null if they could not. Below four answers nothing is
 * shown. The outcome of a call depends on each side's support, so it would reveal the positions of a side with one to
 * three members. A rating shows no side's figures if any side is that small (commands/round/secret/sidesKept).
 */
export function exposedBy(electorate: readonly Elector[], kind: StatementRound): Exposed | null {
  if (electorate.length < limits.revealFloor) return { kind: "all", n: electorate.length }
  if (kind === "rating") return null
  const sizes = new Map<SideId, number>()
  for (const { side } of electorate) if (side !== null) sizes.set(side, (sizes.get(side) ?? 0) + 1)
  const small = [...sizes].find(([, n]) => n < limits.revealFloor)
  return small ? { kind: "side", side: small[0], n: small[1] } : null
}
