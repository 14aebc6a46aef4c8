import type { Round } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import type { Elector } from "../../../model/consensus/answer.ts"
import type { SideId } from "../../../model/ids.ts"
import type { Instant } from "../../../model/terms.ts"
import { isHeld } from "../../floor/held.ts"
import { runsBeside } from "../../readings/deadlines.ts"
import { namesAbsentees } from "./absentees.ts"
import { hereTowards } from "./electorate.ts"

/** Milliseconds in which a round that was closed while somebody had not answered may be taken up again (DOMAIN Q4). */
export const againMs = 10_000

/**
 * Milliseconds in which a moderator may still take the closed round up again. The result is never more than `againMs`,
 * even if the page's clock is behind the server's.
 */
export const againLeft = ({ state, again }: Pick<Round, "state" | "again">, now: Instant): number =>
  state === "closed" && again !== undefined ? Math.min(againMs, Math.max(0, again - now)) : 0

/**
 * Whether the people who are connected count for this round. Between sessions nobody is cut off, and a round that runs
 * for days is answered between sessions.
 */
export const countsPresence = (
  { sessions }: Pick<State, "sessions">,
  round: Pick<Round, "silence" | "atDeadline">,
): boolean => !runsBeside(round) && Object.values(sessions).some(isHeld)

/**
 * How many of a group a round asks, how many of them have answered, and how many are connected; of those who are there
 * by a tick alone, at most half of the group's quorum (DOMAIN F1).
 */
export interface SideTurnout {
  /** the side; null for panelists without a side */
  side: SideId | null
  asked: number
  /** null where the round only counts absentees, since the number of one side is not told then (DOMAIN H7) */
  answered: number | null
  connected: number
}

/** The turnout of each side, in the order of the electorate. A panel without sides is one group. */
export function turnoutBySide(
  round: Pick<Round, "anonymity" | "absentees" | "electorate" | "rule">,
  given: ReadonlySet<string>,
  { present, connected }: { present: ReadonlySet<string>; connected?: ReadonlySet<string> | undefined },
): SideTurnout[] {
  const named = namesAbsentees(round)
  return sidesOf(round.electorate).map(side => {
    const theirs = round.electorate.filter(elector => elector.side === side)
    const answered = named ? theirs.filter(({ member }) => given.has(member)).length : null
    const here = hereTowards(round.rule.sideQuorum, theirs, present, connected)
    return { side, asked: theirs.length, answered, connected: here }
  })
}

/** The sides of an electorate, each once; null stands for the panelists without a side. */
export const sidesOf = (electorate: readonly Elector[]): (SideId | null)[] => [
  ...new Set(electorate.map(({ side }) => side)),
]
