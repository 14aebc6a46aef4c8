import type { Round, Statement } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { findStatement } from "../../../shared/rules/readings/rows.ts"
import { answersIn } from "../../../shared/rules/round/electorate/electorate.ts"
import { textsAsked } from "../../../shared/rules/text/leftOut.ts"
import { currentLang } from "../../i18n/language.ts"

/** A round of a batch with its statement. */
export interface RoundAsked {
  round: Round
  statement: Statement
}

/** The rounds of a batch in the order of their opening, which is that of the command. */
export const roundsOfBatch = (state: State, batch: string): RoundAsked[] =>
  Object.values(state.rounds).flatMap(round => {
    const statement = round.batch === batch ? findStatement(state, round.statement) : undefined
    return statement ? [{ round, statement }] : []
  })

/** Those of the rounds that ask this member. */
export const roundsToMe = (state: State, all: readonly RoundAsked[], member: string | null): RoundAsked[] =>
  all.filter(({ round }) => answersIn(state, round, member))

/** The wording of a round in the reader's language, or the first one that is written. */
export function wordingShown({ round, statement }: RoundAsked): { text: string; lang: string } {
  const texts = textsAsked(statement, round).filter(({ text }) => text !== "")
  const shown = texts.find(({ lang }) => lang === currentLang()) ?? texts[0]
  return { text: shown?.text ?? "", lang: shown?.lang ?? "" }
}
