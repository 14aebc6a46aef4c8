import type { Round } from "../../../fold/consensusState.ts"
import type { RevealedAnswer } from "../../../model/consensus/answer.ts"
import type { SideTally, Tally } from "../../../model/consensus/record.ts"
import type { SideId } from "../../../model/ids.ts"
import type { Judgement, RoundState } from "../../../model/terms.ts"
import { type Classed, classIn, type NoClass } from "./classes.ts"
import { type Middle, middleOf, type Statistics, scoresOf, sideMedians, statistics } from "./ratings.ts"
import { sideTallies, tallyOf } from "./tally.ts"

/**
 * The answer of `GET /api/rounds/{id}/figures`: what the result of a round says in numbers. `figures` is null while the
 * result is not shown, and where too few answered (DOMAIN H4).
 */
export interface FiguresOfRound {
  round: string
  statement: string
  state: RoundState
  figures: FiguresOfRating | FiguresOfCall | FiguresOfReview | null
}

/** The figures of a rating; null members where nobody gave a score. */
export interface FiguresOfRating {
  kind: "rating"
  electorate: number
  answered: number
  statistics: (Statistics & Middle & { quartiles: [lower: number, upper: number] }) | null
  class: Classed | NoClass | null
  /** The median of each side; empty where no figures of sides are shown (DOMAIN H5). */
  sides: { side: SideId; median: number }[]
}

/** The tally of a call. */
export interface FiguresOfCall {
  kind: "call"
  tally: Tally
  /** The tally of each side; empty where no figures of sides are shown (DOMAIN H5). */
  sides: SideTally[]
}

/** The counted answers to the review of a record. */
export interface FiguresOfReview {
  kind: "review"
  electorate: number
  counts: Record<Judgement, number>
}

/** The figures of a round, as the reader of this row may know them. */
export const figuresOfRound = (round: Round): FiguresOfRound => ({
  round: round.id,
  statement: round.statement,
  state: round.state,
  figures: round.state === "revealed" && round.answers ? figuresOf(round, round.answers) : null,
})

function figuresOf(round: Round, answers: readonly RevealedAnswer[]): FiguresOfRound["figures"] {
  const { kind, electorate } = round
  switch (kind) {
    case "rating": {
      const scores = scoresOf(answers)
      const [found, middle] = [statistics(scores), middleOf(scores)]
      return {
        kind,
        electorate: electorate.length,
        answered: answers.length,
        statistics: found && middle && { ...found, ...middle, quartiles: quartilesOf(scores) },
        class: found && classIn(round, found),
        sides: sideMedians(answers),
      }
    }
    case "call": {
      const sides = answers.some(({ side }) => side !== null) ? sideTallies(electorate, answers) : []
      return { kind, tally: tallyOf(electorate, answers), sides }
    }
    case "review": {
      const count = (wanted: Judgement) =>
        answers.filter(({ answer }) => answer.kind === "review" && answer.judgement === wanted).length
      return {
        kind,
        electorate: electorate.length,
        counts: { stands: count("stands"), amend: count("amend"), withdraw: count("withdraw") },
      }
    }
    default:
      return kind satisfies never
  }
}

/** The lower and the upper quartile, interpolated like all percentiles (DOMAIN G2). */
function quartilesOf(scores: readonly (number | null)[]): [number, number] {
  const sorted = scores.filter(score => score !== null).toSorted((a, b) => a - b)
  const quarter = (n: number): number => {
    const at = (sorted.length - 1) * n
    const below = sorted[Math.floor(at / 4)] ?? 0
    const above = sorted[Math.ceil(at / 4)] ?? below
    return (below * (4 - (at % 4)) + above * (at % 4)) / 4
  }
  return [quarter(1), quarter(3)]
}
