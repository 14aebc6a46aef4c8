import type { Session } from "../../../fold/sessionState.ts"
import type { Instant } from "../../../model/terms.ts"

/**
 * The end of the time in which members may correct a closed session's minutes; null if the minutes may not be corrected
 * now.
 */
export const commentsUntil = ({ state, minutes }: Pick<Session, "state" | "minutes">, now: Instant): Instant | null =>
  state === "closed" && minutes.state === "under_review" && minutes.endsAt !== null && minutes.endsAt > now
    ? minutes.endsAt
    : null
