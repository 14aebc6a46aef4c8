import type { Session } from "../../fold/sessionState.ts"

/** Returns whether a session has started and not ended: it is live or in a break. */
export const isHeld = ({ state }: Pick<Session, "state">): boolean => state === "live" || state === "paused"
