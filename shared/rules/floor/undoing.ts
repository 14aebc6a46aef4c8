import type { RefusalCode } from "../../contract/refusals.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { Instant } from "../../model/terms.ts"

/** a close may be taken back this long (DOMAIN M1) */
export const undoMs = 120_000

/** Why a session that was closed stays closed, whatever the time; null where its close may be undone. */
const staysClosed = ({ minutes, continuedBy }: Session): RefusalCode | null => {
  if (minutes.state !== "draft") return "minutes-sent"
  return continuedBy ? "session-continued" : null
}

/** Why the close of a session cannot be undone, null where it can. */
export const undoRefused = (session: Session, now: Instant): RefusalCode | null => {
  const settled = staysClosed(session)
  if (settled) return settled
  return session.closedAt !== null && now - session.closedAt > undoMs ? "undo-over" : null
}

/** Milliseconds for which a close may still be undone; a page whose clock is behind is given no more than there are. */
export const undoLeft = (session: Session, now: Instant): number =>
  session.state === "closed" && session.closedAt !== null && staysClosed(session) === null
    ? Math.min(undoMs, Math.max(0, session.closedAt + undoMs - now))
    : 0
