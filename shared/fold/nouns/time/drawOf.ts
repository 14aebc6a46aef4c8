import type { Draw, Session } from "../../sessionState.ts"
import type { State } from "../../state.ts"

/** Returns what the present turn counts for (DOMAIN Y2); null if nobody speaks. */
export function drawOf({ members }: Pick<State, "members">, { floor, items, current }: Session): Draw | null {
  const { speaking, chair } = floor
  if (!speaking) return null
  const draws = (as: Draw["as"], side: Draw["side"] = null): Draw => ({ item: current, as, side })
  const atBreak = items.some(({ id, kind }) => id === current && kind === "break")
  if (atBreak || speaking.stoppedAt !== undefined || speaking.turn === "point_of_order") return draws("excluded")
  if (speaking.member === chair) return draws("chair")
  const row = members[speaking.member]
  if (row && row.role !== "panelist" && row.role !== "moderator") return draws("excluded")
  return row?.side ? draws("side", row.side) : draws("unsided")
}

/** Whether both draws count for the same item and the same side. */
export const isSameDraw = (a: Draw, b: Draw): boolean => a.item === b.item && a.as === b.as && a.side === b.side
