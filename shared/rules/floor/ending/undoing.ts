import type { RefusalCode } from "../../../contract/refusals.ts"
import type { Session } from "../../../fold/sessionState.ts"
import type { Instant } from "../../../model/terms.ts"

/** a close may be undone for this long (DOMAIN M1) */
export const undoMs = 120_000

/** Why a closed session stays closed, whatever the time; null if its close may be undone. */
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

/** Milliseconds for which a close may still be undone; a page whose clock is behind gets at most the whole time. */
export const undoLeft = (session: Session, now: Instant): number =>
  session.state === "closed" && session.closedAt !== null && staysClosed(session) === null
    ? Math.min(undoMs, Math.max(0, session.closedAt + undoMs - now))
    : 0
