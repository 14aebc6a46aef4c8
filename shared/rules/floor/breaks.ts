import type { Session } from "../../fold/sessionState.ts"
import type { Instant } from "../../model/terms.ts"

/** The planned end of the current break; null if there is no break or its end is not planned. */
export const backAt = ({ state, breaks = [] }: Pick<Session, "state" | "breaks">): Instant | null =>
  state === "paused" ? (breaks.find(({ to }) => to === null)?.until ?? null) : null

/** Returns whether a break has begun or ended since the current item began. */
export const hadBreak = ({ breaks = [], currentSince }: Pick<Session, "breaks" | "currentSince">): boolean =>
  breaks.some(({ from, to }) => from >= (currentSince ?? 0) || (to ?? Infinity) >= (currentSince ?? 0))
