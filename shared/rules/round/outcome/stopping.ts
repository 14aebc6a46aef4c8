import type { Round } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import type { StoppingRule } from "../../../model/consensus/stopping.ts"
import type { RoundKind } from "../../../model/terms.ts"
import { roundsOn } from "../../readings/rounds.ts"
import { percentOf } from "../percent.ts"
import { movementBetween, ratingBefore } from "./movement.ts"
import { scoresOf, statistics } from "./ratings.ts"

/** Why the stopping rule says *stop* or *another round* after a result. */
export type StoppingReason =
  | { kind: "rounds"; n: number }
  | { kind: "unchanged"; share: number }
  | { kind: "first" }
  | { kind: "few" }
  | { kind: "changed" }
  | { kind: "moved"; moved: number; linked: number }
  | { kind: "share"; share: number; needed: number }

/** The verdict of the stopping rule after a result. It informs, and a moderator decides (DOMAIN G7). */
export interface StoppingVerdict {
  stop: boolean
  because: StoppingReason
}

/** The revealed ratings of a statement, on any version, the earliest first. */
const ratingsOf = ({ rounds }: Pick<State, "rounds">, statement: string): Round[] =>
  roundsOn({ rounds }, statement)
    .filter(round => round.kind === "rating" && round.state === "revealed")
    .toSorted((a, b) => a.n - b.n)

const firstRating = ({ rounds }: State, statement: string): Round | undefined =>
  roundsOn({ rounds }, statement)
    .filter(round => round.kind === "rating" && round.state !== "void")
    .toSorted((a, b) => a.n - b.n)[0]

/** Whether the next rating of a statement is its first one and so fixes the stopping rule. */
export const isFirstRating = (state: State, statement: string): boolean => !firstRating(state, statement)

/**
 * The stopping rule for the next rating of a statement. The first rating that is not void fixed it (DOMAIN G6); before
 * that, the panel's setting counts.
 */
export function stoppingFor(state: State, statement: string, asked?: StoppingRule | null): StoppingRule | null {
  const first = firstRating(state, statement)
  if (first) return first.stopping ?? null
  return asked === undefined ? (state.workspace?.stopping ?? null) : asked
}

/**
 * The verdict of the rule after a revealed rating, from the published distributions; null if the round has no rule. The
 * movement of single panelists counts only where it is shown (DOMAIN G4).
 */
export function verdictAfter(state: State, round: Round): StoppingVerdict | null {
  const { stopping: rule } = round
  if (!rule || round.state !== "revealed") return null
  const n = ratingsOf(state, round.statement).filter(one => one.n <= round.n).length
  if (n >= rule.rounds) return { stop: true, because: { kind: "rounds", n } }
  const because = unsettled(state, round, rule)
  return because
    ? { stop: false, because }
    : { stop: true, because: { kind: "unchanged", share: shareOf(round, rule) } }
}

/** The percentage of the electorate that has answered. It never looks as if it reached the rule's limit. */
const shareOf = ({ answered, electorate }: Round, rule: StoppingRule): number =>
  percentOf(answered ?? 0, electorate.length, rule.answered)

function unsettled(state: State, round: Round, rule: StoppingRule): StoppingReason | null {
  const before = ratingBefore(state, round)
  if (!before) return { kind: "first" }
  const [from, to] = [before, round].map(({ answers }) => statistics(scoresOf(answers ?? [])))
  if (!from || !to) return { kind: "few" }
  if (from.median !== to.median || from.ipr !== to.ipr) return { kind: "changed" }
  const movement = movementBetween(before, round)
  if (movement && !movement.stable) return { kind: "moved", moved: movement.moved, linked: movement.linked }
  const share = shareOf(round, rule)
  return share < rule.answered ? { kind: "share", share, needed: rule.answered } : null
}

/** The verdict of the rule after the last result of a statement; null if there is no rule or no result. */
export function verdictOn(state: State, statement: string): StoppingVerdict | null {
  const last = ratingsOf(state, statement).at(-1)
  return last ? verdictAfter(state, last) : null
}

/** Whether opening a round of this kind is against what the rule says: a rating after *stop*, a call before it. */
export function isAgainstStopping(state: State, statement: string, kind: RoundKind): boolean {
  const verdict = kind === "review" ? null : verdictOn(state, statement)
  return verdict !== null && verdict.stop === (kind === "rating")
}
