import { drawOf } from "../../../fold/nouns/time/drawOf.ts"
import { turnMs } from "../../../fold/nouns/time/standing.ts"
import type { Session } from "../../../fold/sessionState.ts"
import type { SideId } from "../../../model/ids.ts"
import type { Instant } from "../../../model/terms.ts"
import { budgetNow, sideTimes, type Timed } from "./sideTimes.ts"

/**
 * The milliseconds that the speaker still has, negative once they are over: the rest of the turn, or the rest of the
 * side's speaking time if that is less. `side` is then this side. Both stand while a round is open (DOMAIN Y10). Null if
 * nobody speaks.
 */
export function turnLeft(state: Timed, session: Session, now: Instant): { ms: number; side: SideId | null } | null {
  const { speaking } = session.floor
  if (!speaking) return null
  const turn = speaking.seconds * 1_000 - turnMs(speaking, now)
  const budget = budgetNow(session)
  const { stoppedAt: _, ...running } = speaking
  const draw = budget && drawOf(state, { ...session, floor: { ...session.floor, speaking: running } })
  const side = draw && sideTimes(state, session, now, budget.item).find(one => one.side === draw.side)
  return side && side.left < turn ? { ms: side.left, side: side.side } : { ms: turn, side: null }
}
