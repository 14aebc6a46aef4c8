import type { Session } from "../../fold/sessionState.ts"

/** Begun and not ended: live, or in a break. */
export const isHeld = ({ state }: Pick<Session, "state">): boolean => state === "live" || state === "paused"
