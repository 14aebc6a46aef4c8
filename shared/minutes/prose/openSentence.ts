import type { Statement } from "../../fold/consensusState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"
import { stateShown } from "../../rules/readings/statements.ts"
import { amendmentOf } from "../../rules/record/afterwards/amending.ts"
import { tellsObjections } from "../changes/seatsTogether.ts"
import { openFigures } from "../proceedings/figures.ts"
import { outcomeWords } from "../words/outcome.ts"

/** Renders the sentence of a session's minutes and outcome paper that says why a statement has no agreement. */
export function openSentence(state: State, session: Session, statement: Statement, lang: Lang): string {
  const words = outcomeWords(lang)
  const { state: at } = statement
  const label = labelOf(state, statement, words)
  if (tellsObjections(session) && stateShown(state, statement) === "closed") return words.roundClosed(label)
  if (at === "draft") return words.draft(label)
  if (at === "proposed" || at === "in_round") return words.stillOpen(label, at === "in_round")
  const figures = openFigures(state, statement)
  const sentence = words.noConsensus(label, figures, at === "carried_over")
  return figures.hadNoQuorum && tellsObjections(session) ? words.withoutQuorum(sentence) : sentence
}

/**
 * Returns a statement's label. The label of an amendment also names its version and the record that it would replace.
 */
function labelOf(state: State, statement: Statement, words: ReturnType<typeof outcomeWords>): string {
  const amends = amendmentOf(state, statement)
  return amends ? words.amending(statement.label, amends.version, amends.record) : statement.label
}
