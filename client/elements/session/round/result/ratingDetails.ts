import { html, nothing } from "lit"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../../shared/fold/state.ts"
import type { RevealedAnswer } from "../../../../../shared/model/consensus/answer.ts"
import { type Statistics, sideMedians } from "../../../../../shared/rules/round/outcome/ratings.ts"
import { number } from "../../../../i18n/formats.ts"
import { msg } from "../../../../i18n/msg.ts"
import { plain } from "../../../../i18n/texts.ts"

const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 }

/** The figures of a rating for the details: median, spread, disagreement, and each side's median if it may be shown. */
export function ratingDetails(figures: Statistics, answers: readonly RevealedAnswer[], round: Round, state: State) {
  const di = number(figures.di, two)
  const place = (side: string) => state.sides.findIndex(({ id }) => id === side)
  const medians = sideMedians(answers).sort((a, b) => place(a.side) - place(b.side))
  const sided = new Set(round.electorate.map(({ side }) => side)).size > 1
  return html`
    <dl>
      <dt>${msg("result.median")}</dt><dd>${number(figures.median)}</dd>
      <dt>IPR</dt><dd>${number(figures.ipr)}</dd>
      <dt>DI</dt><dd>${di}</dd>
      ${figures.outside > 0 ? html`<dt>${msg("rating.skip")}</dt><dd>${figures.outside}</dd>` : nothing}
      ${medians.map(({ side, median }) => html`<dt>${sideName(state, side)}</dt><dd>${number(median)}</dd>`)}
    </dl>
    <p class="small muted">${msg("result.di", { di })}</p>
    <p class="small muted">${classicWords(figures)}</p>
    <p class="small muted">${msg("class.help")}</p>
    ${sided && medians.length === 0 ? html`<p class="small muted">${round.reasons ? msg("result.sidesReasons") : msg("result.sides")}</p>` : nothing}`
}

function classicWords({ classic, n }: Statistics): string {
  if (classic === null) return msg("result.classicNone", { n })
  return classic ? msg("result.classicYes") : msg("result.classicNo")
}

const sideName = (state: State, side: string): string => {
  const found = state.sides.find(({ id }) => id === side)
  return found ? plain(found.title) : ""
}
