import type { Tally } from "../../model/record.ts"
import type { Rule } from "../../model/rule.ts"
import { type Level, levels, type Outcome } from "../../model/terms.ts"
import { compareShare, reaches } from "./fraction.ts"
import { answeredIn, castIn } from "./tally.ts"

/** What became of the objections to the version that was answered. */
export interface Objections {
  /** raised and without a disposition, blocks' own included */
  open: number
  /** maintained, or answered and without a reply */
  maintained: number
  /** how many of the tally's blocks have a disposition; a block beyond them is an objection without an answer */
  answeredBlocks: number
}

const half: Rule["quorum"] = [1, 2]

/**
 * The level that the rule gives (domain.md §4), evaluated top to bottom; fractions are exact. `no_quorum` and `blocked`
 * are not outcomes: they say why no level can be declared yet. A silence procedure reaches consensus at most.
 */
export function outcome(
  rule: Rule,
  total: Tally,
  sides: readonly Tally[],
  objections: Objections,
  silence = false,
): Outcome {
  const unanswered = (tally: Tally, fraction: Rule["quorum"]) => !reaches(answeredIn(tally), tally.electorate, fraction)
  if (total.electorate === 0) return "no_quorum"
  if (unanswered(total, rule.quorum) || sides.some(side => unanswered(side, rule.sideQuorum))) return "no_quorum"
  if ([total, ...sides].some(tally => !reaches(castIn(tally), tally.electorate, half))) return "no_consensus"
  if (total.block > objections.answeredBlocks || objections.open > 0) return "blocked"
  if (total.agree === answeredIn(total) && objections.maintained === 0 && !silence) return "unanimity"
  if (total.disagree + total.block === 0 && objections.maintained === 0) return "consensus"
  return roughOrNone(rule, total, sides)
}

function roughOrNone(rule: Rule, total: Tally, sides: readonly Tally[]): Outcome {
  const supported = (tally: Tally) => tally.agree + tally.reserve
  const everySide = sides.every(
    side => castIn(side) === 0 || compareShare(supported(side), castIn(side), rule.sideFloor) > 0,
  )
  const enough = castIn(total) > 0 && reaches(supported(total), castIn(total), rule.support)
  return enough && everySide ? "rough" : "no_consensus"
}

/** The levels that may be declared: the computed one and those below it, highest first; none where there is no level. */
export function declarable(computed: Outcome): Level[] {
  const from = levels.findIndex(level => level === computed)
  return from < 0 ? [] : levels.slice(from)
}
