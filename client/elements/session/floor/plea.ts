import type { Floor } from "../../../../shared/fold/sessionState.ts"

/** A plea stands long enough to be seen by someone who looks at their notes while speaking. */
const pleaMs = 15_000

/** Of this turn, and not old. */
export const isPlea = (slower: number, { since }: NonNullable<Floor["speaking"]>, now: number): boolean =>
  slower > since && now - slower < pleaMs
