import type { Round } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import type { Lang } from "../../../model/terms.ts"
import { classIn } from "../../../rules/round/outcome/classes.ts"
import { scoresOf, statistics } from "../../../rules/round/outcome/ratings.ts"
import { verdictAfter } from "../../../rules/round/outcome/stopping.ts"
import { textIn } from "../../proceedings/lookup.ts"
import { proceedingWords } from "../../words/proceeding.ts"

/**
 * The sentences that follow a round's figures: the class of a rating, what the stopping rule said after it, and why a
 * round was opened against the rule (DOMAIN G5–G7). A rating that an earlier version opened has no class here, because
 * adopted minutes keep their sentences.
 */
export function ratingProse(state: State, round: Round, lang: Lang): string[] {
  const told = proceedingWords(lang)
  const figures = round.reasonsFor === undefined ? null : statistics(scoresOf(round.answers ?? []))
  const sideIn = (side: string) => textIn(state.sides.find(({ id }) => id === side)?.title ?? {}, lang).text
  const verdict = verdictAfter(state, round)
  return [
    ...(round.otherwise ? [told.otherwise(round.otherwise)] : []),
    ...(figures ? [told.class(classIn(round, figures), sideIn)] : []),
    ...(verdict ? [told.stopping(verdict.stop)] : []),
  ]
}
