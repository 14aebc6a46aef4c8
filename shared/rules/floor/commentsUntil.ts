import type { Session } from "../../fold/sessionState.ts"
import type { Instant } from "../../model/terms.ts"

/** Until when the minutes of a closed session may be corrected; null while they may not. */
export const commentsUntil = ({ state, minutes }: Pick<Session, "state" | "minutes">, now: Instant): Instant | null =>
  state === "closed" && minutes.state === "under_review" && minutes.endsAt !== null && minutes.endsAt > now
    ? minutes.endsAt
    : null
