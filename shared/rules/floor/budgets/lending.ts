import type { Loan, Session } from "../../../fold/sessionState.ts"
import type { ItemId, SideId } from "../../../model/ids.ts"
import type { Instant } from "../../../model/terms.ts"
import { sideTimes, type Timed } from "./sideTimes.ts"

/** The whole seconds that a side has left in a scope and may lend; 0 if it has none or no budget (DOMAIN Y5). */
export function secondsToLend(state: Timed, session: Session, now: Instant, item: ItemId | null, side: SideId): number {
  const left = sideTimes(state, session, now, item).find(one => one.side === side)?.left ?? 0
  return Math.max(0, Math.floor(left / 1_000))
}

/** The whole seconds of a loan that the side which lent may take back: those that the other side has not used. */
export const secondsToTakeBack = (state: Timed, session: Session, now: Instant, loan: Loan): number =>
  Math.min(loan.seconds - loan.back, secondsToLend(state, session, now, loan.item, loan.to))
