import type { Floor } from "../../../../shared/fold/sessionState.ts"

/**
 * Milliseconds for which a request to speak slower is shown. A speaker who reads from notes looks up within this time.
 */
const pleaMs = 15_000

/** Whether the last request to speak slower, at the time `slower`, belongs to the current turn and is recent. */
export const isPlea = (slower: number, { since }: NonNullable<Floor["speaking"]>, now: number): boolean =>
  slower > since && now - slower < pleaMs
