import type { RefusalCode } from "../../../contract/refusals.ts"
import type { Session } from "../../../fold/sessionState.ts"
import type { Instant } from "../../../model/terms.ts"

/** Milliseconds in which a moderator may undo the close of a session (DOMAIN M1). */
export const undoMs = 120_000

/** The reason why the close cannot be undone even within the time limit; null if there is no such reason. */
const staysClosed = ({ minutes, continuedBy }: Session): RefusalCode | null => {
  if (minutes.state !== "draft") return "minutes-sent"
  return continuedBy ? "session-continued" : null
}

/** Why the close of a session cannot be undone; null if it can. */
export const undoRefused = (session: Session, now: Instant): RefusalCode | null => {
  const settled = staysClosed(session)
  if (settled) return settled
  return session.closedAt !== null && now - session.closedAt > undoMs ? "undo-over" : null
}

/**
 * Milliseconds in which a moderator may still undo the close. The result is never more than `undoMs`, even if the
 * page's clock is behind the server's.
 */
export const undoLeft = (session: Session, now: Instant): number =>
  session.state === "closed" && session.closedAt !== null && staysClosed(session) === null
    ? Math.min(undoMs, Math.max(0, session.closedAt + undoMs - now))
    : 0
