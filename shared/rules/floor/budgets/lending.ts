import type { Side } from "../../../contract/events/workspace.ts"
import type { Loan, Session } from "../../../fold/sessionState.ts"
import type { ItemId, SideId } from "../../../model/ids.ts"
import type { Instant } from "../../../model/terms.ts"
import { isHeld } from "../held.ts"
import { budgetNow, sideTimes, type Timed } from "./sideTimes.ts"

/** The whole seconds that a side has left in a scope and may lend; 0 if it has none or no budget (DOMAIN Y5). */
export function secondsToLend(state: Timed, session: Session, now: Instant, item: ItemId | null, side: SideId): number {
  const left = sideTimes(state, session, now, item).find(one => one.side === side)?.left ?? 0
  return Math.max(0, Math.floor(left / 1_000))
}

/** The whole seconds of a loan that the side which lent may take back: those that the other side has not used. */
export const secondsToTakeBack = (state: Timed, session: Session, now: Instant, loan: Loan): number =>
  Math.min(loan.seconds - loan.back, secondsToLend(state, session, now, loan.item, loan.to))

/** The time that a side may lend now: of which scope, at most how much, and to which sides. */
interface Lendable {
  item: ItemId | null
  lender: SideId
  seconds: number
  to: Side[]
}

/** Null if the side has no time left in the budgets that hold now, or no other side has a budget there. */
export function lendableBy(state: Timed, session: Session, now: Instant, own: string | null): Lendable | null {
  const budget = isHeld(session) ? budgetNow(session) : null
  const lender = budget?.sides.find(({ side }) => side === own)?.side
  if (!budget || lender === undefined) return null
  const seconds = secondsToLend(state, session, now, budget.item, lender)
  const to = state.sides.filter(({ id }) => id !== lender && budget.sides.some(({ side }) => side === id))
  return seconds > 0 && to.length > 0 ? { item: budget.item, lender, seconds, to } : null
}
