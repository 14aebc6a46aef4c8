import { countBrackets } from "../../document/brackets.ts"
import type { Round, Statement } from "../../fold/consensusState.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { State } from "../../fold/state.ts"
import type { Tally } from "../../model/consensus/record.ts"
import { positions } from "../../model/terms.ts"
import type { Title } from "../../model/texts.ts"
import { roundsOn } from "../../rules/readings/rounds.ts"
import { endedUnheard } from "../../rules/round/electorate/unheard.ts"
import { scoresOf, statistics } from "../../rules/round/outcome/ratings.ts"
import { lacksQuorum } from "../../rules/round/outcome/standing.ts"
import { answeredIn, castIn, sideTallies, tallyOf } from "../../rules/round/outcome/tally.ts"
import type { RoundFigures } from "../words/proceeding.ts"
import type { Line } from "./proceedings.ts"

export interface Share {
  support: number
  cast: number
}

/**
 * The support for a text as DOMAIN L3 counts it, in total and for each side, with the number of electors and of
 * answers.
 */
export interface CallFigures extends Share {
  sides: (Share & { mark: string; title: Title })[]
  answered: number
  electorate: number
}

const share = (tally: Tally): Share => ({ support: tally.agree + tally.reserve, cast: castIn(tally) })

function figures(state: State, total: Tally, sides: readonly (Tally & { side: string })[]): CallFigures {
  return {
    ...share(total),
    answered: answeredIn(total),
    electorate: total.electorate,
    sides: sides.flatMap(tally => {
      const side = state.sides.find(({ id }) => id === tally.side)
      return side ? [{ ...share(tally), mark: side.mark, title: side.title }] : []
    }),
  }
}

export const recordFigures = (state: State, { body }: RecordRow): CallFigures => figures(state, body.tally, body.sides)

/** The facts that show why a text has no consensus: its brackets, its last rating and its last call. */
export interface OpenFigures {
  brackets: number
  rating: { median: number; di: number } | null
  call: CallFigures | null
  /** whether the last call had no quorum */
  hadNoQuorum: boolean
}

const two = (n: number): number => Math.round(n * 100) / 100

export function openFigures(state: State, statement: Statement): OpenFigures {
  const shown = roundsOn(state, statement.id)
    .filter(round => round.state === "revealed" && round.answers !== null)
    .toSorted((a, b) => a.openedAt - b.openedAt)
  const last = (kind: Round["kind"]) => shown.findLast(round => round.kind === kind)
  const rating = last("rating")
  const scores = rating ? statistics(scoresOf(rating.answers ?? [])) : null
  const call = last("call")
  const answers = call?.answers ?? []
  const sided = answers.some(({ side }) => side !== null)
  return {
    brackets: Math.max(0, ...statement.texts.map(({ text }) => countBrackets(text))),
    rating: scores && { median: two(scores.median), di: two(scores.di) },
    call: call
      ? figures(state, tallyOf(call.electorate, answers), sided ? sideTallies(call.electorate, answers) : [])
      : null,
    hadNoQuorum: call !== undefined && lacksQuorum(call, answers.length, answers),
  }
}

/** Returns the figures of a round as its result was shown. */
export function roundFigures({
  round,
  label,
  answered,
  answers,
}: Pick<Extract<Line, { kind: "round" }>, "round" | "label" | "answered" | "answers">): RoundFigures {
  const { n, kind, electorate } = round
  const scores = kind === "rating" ? statistics(scoresOf(answers ?? [])) : null
  const tally = tallyOf(electorate, answers ?? [])
  return {
    label,
    n,
    kind,
    answered,
    electorate: electorate.length,
    rating: scores && { median: two(scores.median), di: two(scores.di) },
    positions: taken(tally),
    hidden: answers === null,
    changed: changedIn(round),
  }
}

/**
 * Returns the figures of a silence procedure that was void because nobody was notified. Null if a moderator made it
 * void.
 */
export function unheardFigures({ round, label, answers }: Extract<Line, { kind: "voided" }>) {
  if (!endedUnheard(round)) return null
  const { electorate } = round
  const given = answers ?? []
  const positions = taken(tallyOf(electorate, given))
  return { label, answered: given.length, electorate: electorate.length, positions }
}

const taken = (tally: Tally): RoundFigures["positions"] =>
  positions.flatMap(position => (tally[position] > 0 ? [{ position, count: tally[position] }] : []))

/**
 * The number of positions that changed after the result, and the tally after the last change. Null if no position
 * changed.
 */
const changedIn = ({ changes, electorate, answers }: Round): RoundFigures["changed"] =>
  changes.length === 0 ? null : { changes: changes.length, positions: taken(tallyOf(electorate, answers ?? [])) }
