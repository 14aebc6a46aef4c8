import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { classIn } from "../../../../shared/rules/round/outcome/classes.ts"
import { movementBetween, ratingBefore } from "../../../../shared/rules/round/outcome/movement.ts"
import { middleOf, scoresOf, sideMedians, statistics } from "../../../../shared/rules/round/outcome/ratings.ts"
import { number } from "../../formats.ts"
import { msg } from "../../msg.ts"
import { plain } from "../../texts.ts"
import { classWords } from "./ratingWords.ts"

/** The summary of a rating that its figures give, as sentences in the reader's language (DOMAIN G8). */
export function summaryOf(state: State, round: Round): string[] {
  const scores = scoresOf(round.answers ?? [])
  const figures = statistics(scores)
  const middle = middleOf(scores)
  if (!figures || !middle) return []
  const { high, mid, low } = figures.counts
  return [
    msg("summary.answered", { answered: round.answered ?? 0, electorate: round.electorate.length }),
    msg("result.counts", { high, n: figures.n, mid, low, median: number(figures.median) }),
    msg("summary.spread", { low: number(middle.p30), high: number(middle.p70) }),
    classWords(classIn(round, figures), state),
    ...moved(state, round),
    ...sides(state, round),
  ]
}

function moved(state: State, round: Round): string[] {
  const before = ratingBefore(state, round)
  const movement = before && movementBetween(before, round)
  if (!before || !movement) return []
  const { n } = before
  const { moved, linked, up, down } = movement
  return [moved === 0 ? msg("movement.none", { n }) : msg("movement.moved", { n, moved, linked, up, down })]
}

/** The median of each side, or nothing unless every side of the electorate has four scores (DOMAIN H5). */
function sides(state: State, { answers, electorate }: Round): string[] {
  const asked = new Set(electorate.flatMap(({ side }) => side ?? []))
  const medians = sideMedians(answers ?? [])
  const scored = (side: string) =>
    scoresOf((answers ?? []).filter(one => one.side === side)).filter(score => score !== null).length
  if (asked.size < 2 || [...asked].some(side => scored(side) < 4)) return []
  return medians.map(({ side, median }) => {
    const found = state.sides.find(({ id }) => id === side)
    return msg("summary.side", { name: found ? plain(found.title) : "", median: number(median) })
  })
}
