import type { Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"
import { amendmentOf } from "../../rules/record/afterwards/amending.ts"
import { openFigures } from "../proceedings/figures.ts"
import { outcomeWords } from "../words/outcome.ts"

/** Renders the sentence that says why a statement has no agreement. */
export function openSentence(state: State, statement: Statement, lang: Lang): string {
  const words = outcomeWords(lang)
  const { state: at } = statement
  const label = labelOf(state, statement, words)
  if (at === "draft") return words.draft(label)
  return at === "proposed" || at === "in_round"
    ? words.stillOpen(label, at === "in_round")
    : words.noConsensus(label, openFigures(state, statement), at === "carried_over")
}

/**
 * Returns a statement's label. The label of an amendment also names its version and the record that it would replace.
 */
function labelOf(state: State, statement: Statement, words: ReturnType<typeof outcomeWords>): string {
  const amends = amendmentOf(state, statement)
  return amends ? words.amending(statement.label, amends.version, amends.record) : statement.label
}
