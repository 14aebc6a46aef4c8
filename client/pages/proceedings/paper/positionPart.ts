import { html } from "lit"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State, Topic } from "../../../../shared/fold/state.ts"
import { type Lang, positions } from "../../../../shared/model/terms.ts"
import { isRated } from "../../../../shared/rules/readings/rounds.ts"
import { isEnded, statementsOf } from "../../../../shared/rules/readings/statements.ts"
import { msg } from "../../../i18n/msg.ts"
import { personName } from "../../../i18n/names.ts"
import { positionName } from "../../../i18n/terms/outcomeTerms.ts"
import { plain } from "../../../i18n/texts.ts"
import { textsOf, wording } from "../wording.ts"
import { statementHead } from "./textPart.ts"

/**
 * Returns the statements that may still be put to a call. A statement that is being rated is left out, because nobody
 * takes a position on it now.
 */
export const awaiting = (state: State, topics: readonly Topic[]): Statement[] =>
  topics.flatMap(({ id }) => statementsOf(state, id)).filter(one => !isEnded(one) && !isRated(state, one))

/** A sheet on which a person writes their positions by hand. If `member` is null, the sheet has no name. */
export function positionSheet(
  state: State,
  statements: readonly Statement[],
  shown: readonly Lang[],
  member: Member | null,
) {
  const side = state.sides.find(({ id }) => id === member?.side)
  const name = member ? personName(member) : ""
  const title = member ? msg("paper.sheetOf", { name }) : msg("paper.sheet")
  return html`<section class="stack position-sheet">
    <h2>${title}</h2>
    <p class="small muted">${msg("paper.sheetHelp")}</p>
    <dl class="blanks">
      <div><dt>${msg("paper.name")}</dt><dd>${name}</dd></div>
      ${state.sides.length > 0 ? html`<div><dt>${msg("side")}</dt><dd>${side ? plain(side.title) : ""}</dd></div>` : ""}
    </dl>
    ${statements.map(statement => decision(state, statement, shown))}
    <dl class="blanks">
      <div><dt>${msg("paper.signature")}</dt><dd></dd></div>
      <div><dt>${msg("paper.date")}</dt><dd></dd></div>
    </dl>
  </section>`
}

const decision = (state: State, statement: Statement, shown: readonly Lang[]) =>
  html`<article class="outcome">
    ${statementHead(state, statement)} ${wording(textsOf(statement), shown, state)}
    <p class="row boxes">${positions.map(one => html`<span><span aria-hidden="true">☐</span> <span>${positionName(one)}</span></span>`)}</p>
    <dl class="blanks">
      <div><dt>${msg("position.reason")}</dt><dd></dd></div>
      <div><dt>${msg("position.remedy")}</dt><dd></dd></div>
    </dl>
  </article>`
