import type { Entry } from "../../../contract/events.ts"
import type { Instant } from "../../../model/terms.ts"
import { patch } from "../../changes/change.ts"
import type { Floor } from "../../sessionState.ts"
import type { State } from "../../state.ts"

type Speaking = NonNullable<Floor["speaking"]>

/** The entries after which a round that stops the speaker's clock may be open, or no longer is. */
const turning: ReadonlySet<Entry["kind"]> = new Set<Entry["kind"]>([
  "floor-given",
  "round-opened",
  "round-closed",
  "round-reopened",
  "round-voided",
])

/** The milliseconds of a turn until now, without the time in which a round stopped the speaker's clock (DOMAIN Y10). */
export const turnMs = ({ since, stood = 0, stoppedAt }: Speaking, now: Instant): number =>
  Math.max(0, Math.min(now, stoppedAt ?? now) - since - stood)

/**
 * Stops the clock of whoever speaks while a round of a live session is open, and lets it run again afterwards. Rounds of
 * earlier versions stop no clock, so that their logs keep the times that they had.
 */
export function foldStanding(state: State, { kind, at }: Entry): State {
  if (!turning.has(kind)) return state
  const speaks = Object.values(state.sessions).filter(({ floor }) => floor.speaking !== null)
  if (speaks.length === 0) return state
  const stops = Object.values(state.rounds).some(round => round.stopsClock === true && round.state === "open")
  const sessions = speaks.reduce(
    (all, { id, floor }) =>
      floor.speaking === null || stops === (floor.speaking.stoppedAt !== undefined)
        ? all
        : patch(all, id, {
            floor: { ...floor, speaking: stops ? { ...floor.speaking, stoppedAt: at } : going(floor.speaking, at) },
          }),
    state.sessions,
  )
  return sessions === state.sessions ? state : { ...state, sessions }
}

/** The turn whose clock runs again. */
function going({ stoppedAt = 0, stood = 0, ...speaking }: Speaking, at: Instant): Speaking {
  return { ...speaking, stood: stood + at - stoppedAt }
}
