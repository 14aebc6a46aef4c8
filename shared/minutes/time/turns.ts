import type { Entry } from "../../contract/events.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId, RoundId } from "../../model/ids.ts"
import type { Instant, TurnKind } from "../../model/terms.ts"

/** One turn of a member at the floor, with its length in milliseconds. */
export interface SpokenTurn {
  by: MemberId
  turn: TurnKind
  ms: number
}

/**
 * Returns every turn of a session, by the number of the entry that gave the floor, without the time in which a round
 * stopped the speaker's clock (DOMAIN Y10). A turn that is still running counts up to the last entry. `rounds` are those
 * of the panel, since one may be open as the session begins.
 */
export function turnsOf(heard: readonly Entry[], rounds: State["rounds"] = {}): Map<number, SpokenTurn> {
  const turns = new Map<number, SpokenTurn>()
  let speaking: (Entry & { kind: "floor-given" }) | null = null
  const open = openAt(heard[0]?.at ?? 0, rounds)
  let stood = 0
  let stoodFrom: number | null = null
  const stop = (at: number) => {
    if (speaking) {
      const { member: by, turn } = speaking.body
      const still = stoodFrom === null ? 0 : at - Math.max(stoodFrom, speaking.at)
      turns.set(speaking.seq, { by, turn, ms: at - speaking.at - stood - still })
    }
    speaking = null
    stood = 0
  }
  const goesOn = (at: number) => {
    if (open.size > 0 || stoodFrom === null) return
    if (speaking) stood += at - Math.max(stoodFrom, speaking.at)
    stoodFrom = null
  }
  if (open.size > 0) stoodFrom = heard[0]?.at ?? null
  for (const entry of heard)
    switch (entry.kind) {
      case "floor-given":
        stop(entry.at)
        speaking = entry
        break
      case "round-opened":
      case "round-reopened":
        if (entry.kind === "round-reopened" ? rounds[entry.body.round]?.stopsClock !== true : !entry.body.stopsClock)
          break
        open.add(entry.body.round)
        stoodFrom ??= entry.at
        break
      case "round-closed":
      case "round-voided":
        open.delete(entry.body.round)
        goesOn(entry.at)
        break
      case "floor-ended":
      case "session-paused":
      case "session-closed":
        stop(entry.at)
        break
      default:
    }
  stop(heard.at(-1)?.at ?? 0)
  return turns
}

/** The rounds that stop the speaker's clock and were open at this time. */
const openAt = (at: Instant, rounds: State["rounds"]): Set<RoundId> =>
  new Set(
    Object.values(rounds)
      .filter(({ stopsClock, openedAt, closedAt, state, turned }) => {
        const ended = closedAt ?? (state === "open" ? Infinity : turned.at)
        return stopsClock === true && openedAt < at && ended > at
      })
      .map(({ id }) => id),
  )
