import { drawOf } from "../../../fold/nouns/time/drawOf.ts"
import type { Session } from "../../../fold/sessionState.ts"
import type { MemberId } from "../../../model/ids.ts"
import { budgetNow, sideTimes, type Timed } from "./sideTimes.ts"

/**
 * Returns a function that gives the share of its time that a member's side has used: 0 for nothing, above 1 for an
 * overrun. It gives null for a member who draws on no budget. The present turn counts with the time that it was given,
 * so that the order of the list does not change while somebody speaks (DOMAIN Y7).
 */
export function sharesUsed(session: Session, state: Timed): (member: MemberId) => number | null {
  const budget = budgetNow(session)
  const { speaking } = session.floor
  const until = speaking ? speaking.since + (speaking.stood ?? 0) + speaking.seconds * 1_000 : 0
  const times = budget ? sideTimes(state, session, until, budget.item) : []
  const shares = new Map<string, number>(
    times.map(({ side, used, had }) => [side, had > 0 ? used / had : used > 0 ? Infinity : 0]),
  )
  return member => {
    const turn = { member, turn: "contribution", since: 0, seconds: 0 } as const
    const draw = drawOf(state, { ...session, floor: { ...session.floor, speaking: turn } })
    return draw?.side ? (shares.get(draw.side) ?? null) : null
  }
}
