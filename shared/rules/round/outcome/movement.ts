import { limits } from "../../../contract/limits.ts"
import type { Round, Statement } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import type { RevealedAnswer } from "../../../model/consensus/answer.ts"
import type { SideId } from "../../../model/ids.ts"
import { roundsOn } from "../../readings/rounds.ts"
import { scoresOf, statistics } from "./ratings.ts"

/**
 * The number of panelists who answered both ratings and whose score went from `from` to `to`; null is *outside my
 * field*.
 */
export interface Move {
  from: number | null
  to: number | null
  n: number
}

interface Steps {
  /** The number of panelists who answered both ratings. */
  linked: number
  up: number
  down: number
  /** The number of panelists whose score changed, also to or from *outside my field*. */
  moved: number
}

/** How scores moved from one rating of a statement to the next, over the panelists who answered both. */
export interface Movement extends Steps {
  stable: boolean
  /** The moves from score to score, highest first. Their counts add up to `linked`. */
  moves: Move[]
  /** The movement of each side; empty if any side has too few scores (DOMAIN H5). */
  sides: (Steps & { side: SideId })[]
}

interface Pair {
  from: number | null
  to: number | null
  /** The panelist's side; null if either rating hides it. */
  side: SideId | null
}

/**
 * The last revealed rating of the same statement before `round`, on any version. Its number decides, not its time: two
 * ratings have the same time where the clock was set back.
 */
export function ratingBefore(state: State, round: Round): Round | null {
  const earlier = roundsOn(state, round.statement)
    .filter(({ kind, state: at }) => kind === "rating" && at === "revealed")
    .filter(({ n }) => n < round.n)
  return earlier.toSorted((a, b) => a.n - b.n).at(-1) ?? null
}

/** The last rating of a statement whose answers are shown; null if there is none. */
export const lastRated = ({ rounds }: Pick<State, "rounds">, { id }: Pick<Statement, "id">): Round | null =>
  roundsOn({ rounds }, id)
    .filter(({ kind, state, answers }) => kind === "rating" && state === "revealed" && answers)
    .toSorted((a, b) => a.n - b.n)
    .at(-1) ?? null

/** Whether a rating of the same statement was opened after this one and is not void. */
export const hasLaterRating = ({ rounds }: Pick<State, "rounds">, { statement, n }: Round): boolean =>
  roundsOn({ rounds }, statement).some(one => one.kind === "rating" && one.state !== "void" && one.n > n)

/**
 * The movement between two ratings. If names are hidden, the result is null in two cases: fewer than four people gave a
 * score both times, or not exactly the same people answered both ratings. In named ratings it is null only if nobody
 * gave a score both times.
 */
export function movementBetween(before: Round, after: Round): Movement | null {
  const named = before.anonymity === "named" && after.anonymity === "named"
  if (!named && !areLinked(before, after)) return null
  const sides = [...new Set(after.electorate.flatMap(({ side }) => side ?? []))]
  return movement(before.answers ?? [], after.answers ?? [], named ? 1 : limits.revealFloor, sides)
}

/**
 * Returns whether exactly the same people answered both ratings, each for the same side. If not, an answer in only one
 * rating could be traced to a person who is known to have missed the other.
 */
export function areLinked(before: Round, after: Round): boolean {
  const links = ({ answers }: Round) =>
    new Map((answers ?? []).map(({ member, alias, side }) => [member ?? alias, side]))
  const [earlier, later] = [links(before), links(after)]
  if (earlier.has(null) || later.has(null) || earlier.size !== later.size) return false
  return [...later].every(([link, side]) => earlier.has(link) && earlier.get(link) === side)
}

/**
 * The movement between two lists of answers, linked by alias, or by member in a named round. Null if fewer than `floor`
 * people gave a score both times.
 */
export function movement(
  before: readonly RevealedAnswer[],
  after: readonly RevealedAnswer[],
  floor = 1,
  sides: readonly SideId[] = [],
): Movement | null {
  const pairs = pairsOf(before, after)
  if (pairs.length === 0 || scored(pairs) < floor) return null
  const steps = stepsOf(pairs)
  return {
    ...steps,
    stable: sameSpread(before, after) && 100 * steps.moved < 15 * steps.linked,
    moves: movesOf(pairs),
    sides: bySide(pairs, floor, sides),
  }
}

function pairsOf(before: readonly RevealedAnswer[], after: readonly RevealedAnswer[]): Pair[] {
  const earlier = new Map(before.flatMap(one => linkOf(one)))
  return after.flatMap(linkOf).flatMap(([link, { score: to, side }]) => {
    const from = earlier.get(link)
    return from ? [{ from: from.score, to, side: from.side === side ? side : null }] : []
  })
}

/**
 * The id that links an answer to the same person's answer in the other rating, with the answer's score and side. The
 * list has one pair, or none if nothing links the answer.
 */
const linkOf = ({
  member,
  alias,
  side,
  answer,
}: RevealedAnswer): [string, Pick<Pair, "side"> & { score: number | null }][] => {
  const link = member ?? alias
  return link === null || answer.kind !== "rating" ? [] : [[link, { score: answer.score, side }]]
}

const scored = (pairs: readonly Pair[]): number => pairs.filter(({ from, to }) => from !== null && to !== null).length

function stepsOf(pairs: readonly Pair[]): Steps {
  const both = pairs.flatMap(({ from, to }) => (from === null || to === null ? [] : [to - from]))
  return {
    linked: pairs.length,
    up: both.filter(step => step > 0).length,
    down: both.filter(step => step < 0).length,
    moved: pairs.filter(({ from, to }) => from !== to).length,
  }
}

function movesOf(pairs: readonly Pair[]): Move[] {
  const moves: Move[] = []
  for (const { from, to } of pairs) {
    const known = moves.find(one => one.from === from && one.to === to)
    if (known) known.n += 1
    else moves.push({ from, to, n: 1 })
  }
  return moves.sort((a, b) => (b.from ?? 0) - (a.from ?? 0) || (b.to ?? 0) - (a.to ?? 0))
}

/**
 * The movement of every side, or an empty list. If one side were left out, the total minus the other sides would give
 * the figures of that side. The list is therefore also empty if too few members without a side gave scores.
 */
function bySide(pairs: readonly Pair[], floor: number, sides: readonly SideId[]): Movement["sides"] {
  const of = (side: SideId | null) => pairs.filter(pair => pair.side === side)
  const sideless = scored(of(null))
  if (sideless > 0 && sideless < floor) return []
  if (sides.length < 2 || sides.some(side => scored(of(side)) < floor)) return []
  return sides.map(side => ({ side, ...stepsOf(of(side)) }))
}

function sameSpread(before: readonly RevealedAnswer[], after: readonly RevealedAnswer[]): boolean {
  const from = statistics(scoresOf(before))
  const to = statistics(scoresOf(after))
  return from?.median === to?.median && from?.ipr === to?.ipr
}
