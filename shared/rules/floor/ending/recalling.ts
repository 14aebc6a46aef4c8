import type { Session } from "../../../fold/sessionState.ts"
import type { State } from "../../../fold/state.ts"
import type { Instant } from "../../../model/terms.ts"

/**
 * Returns whether the sending of minutes may be taken back (DOMAIN M12): nobody has proposed a correction or their
 * adoption, and the time for comments runs, or there was none because the minutes were sent as read at the table.
 */
export function mayRecall({ proposals }: State, { id, minutes }: Session, now: Instant): boolean {
  const { state, endsAt, moved, corrections } = minutes
  const runs = endsAt === null || endsAt > now || (moved !== null && endsAt <= moved.at)
  const isAsked = Object.values(proposals).some(({ about }) => about.act === "adopt" && about.session === id)
  return state === "under_review" && runs && corrections.length === 0 && !isAsked
}
