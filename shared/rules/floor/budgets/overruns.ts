import { drawOf } from "../../../fold/nouns/time/drawOf.ts"
import type { Session } from "../../../fold/sessionState.ts"
import type { ItemId, SideId } from "../../../model/ids.ts"
import type { Instant } from "../../../model/terms.ts"
import { isHeld } from "../held.ts"
import { sideTimes, type Timed } from "./sideTimes.ts"

/** An overrun that the server has not noted yet. `at` is when the side's time has been over for one second. */
export interface OverrunDue {
  item: ItemId | null
  side: SideId
  seconds: number
  at: Instant
}

/** The milliseconds beyond the budget from which it is an overrun, because pages show whole seconds. */
const toleratedMs = 1_000

/**
 * Overruns that are not noted yet, including those that the present turn will reach. A side that gets more time and
 * exceeds it too has another overrun (DOMAIN Y6).
 */
export function overrunsComing(state: Timed, session: Session): OverrunDue[] {
  const { sideTime, floor } = session
  if (!sideTime || !isHeld(session)) return []
  const draw = drawOf(state, session)
  const from = floor.speaking ? (floor.speaking.clockedTo ?? floor.speaking.since) : 0
  return sideTime.budgets.flatMap(({ item }) =>
    sideTimes(state, session, from, item).flatMap(({ side, had, left }) => {
      const seconds = Math.max(0, had / 1_000)
      const draws = draw?.side === side && (item === null || item === draw.item)
      const noted = sideTime.overruns.some(one => one.item === item && one.side === side && one.seconds === seconds)
      if (noted || (left > -toleratedMs && !draws)) return []
      return [{ item, side, seconds, at: Math.max(0, from + left + toleratedMs) }]
    }),
  )
}

/** Overruns to note now. */
export const overrunsDue = (state: Timed, session: Session, now: Instant): OverrunDue[] =>
  overrunsComing(state, session).filter(({ at }) => at <= now)
