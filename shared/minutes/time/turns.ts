import type { Entry } from "../../contract/events.ts"
import type { MemberId } from "../../model/ids.ts"
import type { TurnKind } from "../../model/terms.ts"

/** One turn of a member at the floor, with its length in milliseconds. */
export interface SpokenTurn {
  by: MemberId
  turn: TurnKind
  ms: number
}

/**
 * Returns every turn of a session, by the number of the entry that gave the floor. A turn that is still running counts
 * up to the last entry.
 */
export function turnsOf(heard: readonly Entry[]): Map<number, SpokenTurn> {
  const turns = new Map<number, SpokenTurn>()
  let speaking: (Entry & { kind: "floor-given" }) | null = null
  const stop = (at: number) => {
    if (speaking) {
      const { member: by, turn } = speaking.body
      turns.set(speaking.seq, { by, turn, ms: at - speaking.at })
    }
    speaking = null
  }
  for (const entry of heard)
    switch (entry.kind) {
      case "floor-given":
        stop(entry.at)
        speaking = entry
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
