import type { AgendaItem } from "../../contract/events/session.ts"
import type { Round } from "../../fold/consensusState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { Instant } from "../../model/terms.ts"
import { runsBeside } from "../readings/deadlines.ts"

/**
 * The end of a round's time. A break stops the round's clock, so the end moves later (DOMAIN P1). The end of a silence
 * procedure and a deadline never move.
 */
export function roundEnds(round: Round, { breaks = [] }: Session, now: Instant): Instant | null {
  const { endsAt, openedAt, clockFrom = openedAt } = round
  if (endsAt === null || runsBeside(round)) return endsAt
  const stood = breaks.map(({ from, to }) => Math.max(0, (to ?? now) - Math.max(from, clockFrom)))
  return stood.reduce((sum, ms) => sum + ms, endsAt)
}

const minuteMs = 60_000

/**
 * The whole minutes that the current item has left: negative if it is over time, null if there is no current item. If a
 * page's clock is behind the server's, an item that has just begun shows all its minutes and no more.
 */
export const minutesLeft = ({ currentSince }: Session, { minutes }: AgendaItem, now: Instant): number | null =>
  currentSince === null ? null : Math.ceil(minutes - Math.max(0, now - currentSince) / minuteMs)
