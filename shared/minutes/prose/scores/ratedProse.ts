import type { Statement } from "../../../fold/consensusState.ts"
import type { Session } from "../../../fold/sessionState.ts"
import type { State } from "../../../fold/state.ts"
import type { Lang } from "../../../model/terms.ts"
import { lastRated } from "../../../rules/round/outcome/movement.ts"
import { roundFigures } from "../../proceedings/figures.ts"
import { proceedingWords } from "../../words/proceeding.ts"
import { deadlineProse } from "./deadlineProse.ts"
import { ratingText } from "./ratingProse.ts"

/**
 * The outcome paper's sentences about the last rating of a statement: its figures, its batch and deadline, its class
 * with the rule that gave it, and the verdict of the stopping rule. Nothing for a rating that an earlier version opened,
 * because adopted papers keep their sentences.
 */
export function ratedProse(
  state: State,
  session: Pick<Session, "cities">,
  statement: Pick<Statement, "id" | "label">,
  lang: Lang,
): string[] {
  const round = lastRated(state, statement)
  if (round?.reasonsFor === undefined) return []
  return [
    proceedingWords(lang).round(
      roundFigures({ round, label: statement.label, answered: round.answered ?? 0, answers: round.answers }),
    ),
    ...deadlineProse(state, session, round, lang),
    ...ratingText(state, round, lang),
  ]
}
