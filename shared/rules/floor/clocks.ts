import type { Session } from "../../fold/sessionState.ts"
import type { Round } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"

/** When a round's time is up: a break stops its clock (domain.md §3). A silence runs by the calendar. */
export function roundEnds(
  { endsAt, openedAt, clockFrom = openedAt, silence }: Round,
  { breaks = [] }: Session,
  now: Instant,
): Instant | null {
  if (endsAt === null || silence) return endsAt
  const stood = breaks.map(({ from, to }) => Math.max(0, (to ?? now) - Math.max(from, clockFrom)))
  return stood.reduce((sum, ms) => sum + ms, endsAt)
}
