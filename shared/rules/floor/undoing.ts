import type { Session } from "../../fold/sessionState.ts"
import type { Instant } from "../../model/terms.ts"

/** a close may be taken back this long (domain.md §3) */
export const undoMs = 120_000

/** Milliseconds for which a close may still be undone; a page whose clock is behind is given no more than there are. */
export const undoLeft = ({ state, closedAt }: Session, now: Instant): number =>
  state === "closed" && closedAt !== null ? Math.min(undoMs, Math.max(0, closedAt + undoMs - now)) : 0
