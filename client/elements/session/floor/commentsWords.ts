import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { commentsUntil } from "../../../../shared/rules/floor/ending/commentsUntil.ts"
import { inCities } from "../../../i18n/cities.ts"
import { msg } from "../../../i18n/msg.ts"

/**
 * For minutes that were sent and not yet adopted: says until when members may propose corrections, or that this time is
 * over. Null if the minutes are not under review.
 */
export function commentsWords(session: Session, now: Instant): string | null {
  if (session.state !== "closed" || session.minutes.state !== "under_review") return null
  const until = commentsUntil(session, now)
  return until === null ? msg("minutes.over") : msg("minutes.outUntil", { time: inCities(until, session.cities) })
}
