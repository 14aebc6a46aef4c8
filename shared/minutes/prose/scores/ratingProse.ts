import type { Round } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import type { Lang } from "../../../model/terms.ts"
import { classIn } from "../../../rules/round/outcome/classes.ts"
import { scoresOf, statistics } from "../../../rules/round/outcome/ratings.ts"
import { verdictAfter } from "../../../rules/round/outcome/stopping.ts"
import { otherwiseKey } from "../../../rules/said/inRounds.ts"
import { textIn } from "../../proceedings/lookup.ts"
import { proceedingWords } from "../../words/proceeding.ts"
import { type Paragraph, withReason } from "../paragraph.ts"

/** The sentence that says why a round was opened although the stopping rule said otherwise (DOMAIN G7). */
export function otherwiseProse({ id, otherwise: text = "", otherwiseLang }: Round, lang: Lang): Paragraph[] {
  const { otherwise } = proceedingWords(lang)
  return text === "" ? [] : [withReason(lang, { key: otherwiseKey(id), lang: otherwiseLang, text }, otherwise)]
}

/** The sentences that follow a round's figures, also why it was opened against the rule, as text alone. */
export const ratingText = (state: State, round: Round, lang: Lang): string[] => [
  ...otherwiseProse(round, lang).map(({ text }) => text),
  ...ratingProse(state, round, lang),
]

/**
 * The sentences that follow a round's figures: the class of a rating, and what the stopping rule said after it (DOMAIN
 * G5–G7). A rating that an earlier version opened has no class here, because
 * adopted minutes keep their sentences.
 */
export function ratingProse(state: State, round: Round, lang: Lang): string[] {
  const told = proceedingWords(lang)
  const figures = round.reasonsFor === undefined ? null : statistics(scoresOf(round.answers ?? []))
  const sideIn = (side: string) => textIn(state.sides.find(({ id }) => id === side)?.title ?? {}, lang).text
  const verdict = verdictAfter(state, round)
  return [
    ...(figures ? [told.class(classIn(round, figures), sideIn)] : []),
    ...(verdict ? [told.stopping(verdict.stop)] : []),
  ]
}
