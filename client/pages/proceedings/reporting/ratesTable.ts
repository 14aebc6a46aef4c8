import { html, nothing } from "lit"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { minutesIn } from "../../../../shared/minutes/words/say.ts"
import { findStatement } from "../../../../shared/rules/readings/rows.ts"
import { classIn, type RatingClass } from "../../../../shared/rules/round/outcome/classes.ts"
import { middleOf, scoresOf, statistics } from "../../../../shared/rules/round/outcome/ratings.ts"
import { percentOf } from "../../../../shared/rules/round/percent.ts"
import { day, number } from "../../../i18n/formats.ts"
import { currentLang } from "../../../i18n/language.ts"
import { plain } from "../../../i18n/texts.ts"
import { shownRounds } from "./facts.ts"

/** The answers of each shown round: response rates, and of ratings the median, the spread and the class. */
export function ratesTable(state: State) {
  const say = minutesIn(currentLang())
  const rounds = shownRounds(state)
  if (rounds.length === 0) return html`<p class="muted">${say("report.none")}</p>`
  return html`<div class="rates" role="region" tabindex="0" aria-labelledby="rates"><table>
    <thead><tr>
      <th scope="col">${say("report.round")}</th><th scope="col">${say("report.time")}</th><th scope="col">${say("report.answered")}</th>
      <th scope="col">${say("report.median")}</th><th scope="col">P30–P70</th><th scope="col">DI</th><th scope="col">${say("report.class")}</th>
    </tr></thead>
    <tbody>${rounds.map(round => row(state, round))}</tbody>
  </table></div>`
}

function row(state: State, round: Round) {
  const say = minutesIn(currentLang())
  const { kind, n, openedAt, revealedAt, electorate } = round
  const answered = round.answered ?? 0
  const share = percentOf(answered, electorate.length)
  return html`<tr>
    <th scope="row">${findStatement(state, round.statement)?.label ?? "—"} · ${say("report.kind", { kind, n })}</th>
    <td>${day(openedAt)} – ${revealedAt === null ? "" : day(revealedAt)}</td>
    <td>${say("report.share", { answered, electorate: electorate.length, share })}${sideRates(state, round)}</td>
    ${figures(round)}
  </tr>`
}

function figures(round: Round) {
  const { kind, answers } = round
  const say = minutesIn(currentLang())
  if (answers === null) return html`<td colspan="4">${say("report.few")}</td>`
  const scores = scoresOf(answers)
  const found = kind === "rating" ? statistics(scores) : null
  const middle = middleOf(scores)
  if (!found || !middle) return html`<td>—</td><td>—</td><td>—</td><td>—</td>`
  const given = classIn(round, found)
  const name = (is: RatingClass) => say("report.className", { is })
  return html`<td>${number(found.median)}</td><td>${number(middle.p30)}–${number(middle.p70)}</td>
    <td>${number(found.di, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}</td>
    <td>${given.is === null ? say("report.noClass") : html`${name(given.is)}${given.other ? html` ${say("report.otherClass", { name: name(given.other) })}` : nothing}`}</td>`
}

/** The response rate of each side; nothing unless every side has four scores or positions (DOMAIN H5). */
function sideRates(state: State, { electorate, answers }: Round) {
  const say = minutesIn(currentLang())
  const sides = state.sides.filter(({ id }) => electorate.some(({ side }) => side === id))
  const given = (id: string) => (answers ?? []).filter(({ side }) => side === id)
  const counted = (id: string) =>
    given(id).filter(({ answer }) => answer.kind !== "rating" || answer.score !== null).length
  if (sides.length < 2 || sides.some(({ id }) => counted(id) < 4)) return nothing
  return sides.map(({ id, title }) => {
    const asked = electorate.filter(({ side }) => side === id).length
    return html`<br /><span class="small muted">${say("report.side", { name: plain(title), answered: given(id).length, electorate: asked })}</span>`
  })
}
