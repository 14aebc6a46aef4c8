import type { Session } from "../../fold/sessionState.ts"
import type { Instant } from "../../model/terms.ts"

/** When a break that lasts is to end; null where nobody said. */
export const backAt = ({ state, breaks = [] }: Pick<Session, "state" | "breaks">): Instant | null =>
  state === "paused" ? (breaks.find(({ to }) => to === null)?.until ?? null) : null

/** Whether there was a break since the item that is held was come to. */
export const hadBreak = ({ breaks = [], currentSince }: Pick<Session, "breaks" | "currentSince">): boolean =>
  breaks.some(({ from, to }) => from >= (currentSince ?? 0) || (to ?? Infinity) >= (currentSince ?? 0))
