import { html, nothing } from "lit"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { type PositionValue, positions } from "../../../shared/model/terms.ts"
import type { NameThen } from "../../../shared/rules/people/namesOfTheDay.ts"
import { findRound } from "../../../shared/rules/readings/rows.ts"
import { delegateOf } from "../../../shared/rules/round/electorate/changingHands.ts"
import { answeredIn } from "../../../shared/rules/round/outcome/tally.ts"
import { changesShown } from "../../elements/record/answers/changesShown.ts"
import { spokenShare } from "../../elements/record/answers/spokenMark.ts"
import type { SaidReader } from "../../elements/translating/saidShown.ts"
import { list, number } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { positionName } from "../../i18n/terms/outcomeTerms.ts"
import { sideOf } from "./names.ts"

/** The number of members with each position, also per side if the sides are large enough to be shown. */
function table({ body }: RecordRow, state: State) {
  const shown = positions.filter(position => body.tally[position] > 0)
  const line = (title: string, tally: Record<PositionValue, number>) =>
    html`<tr><th scope="row">${title}</th>${shown.map(position => html`<td>${number(tally[position])}</td>`)}</tr>`
  return html`<div class="table"><table>
    <thead><tr><td></td>${shown.map(position => html`<th scope="col">${positionName(position)}</th>`)}</tr></thead>
    <tbody>
      ${body.sides.map(one => line(sideOf(state, one.side), one))}
      ${line(msg("record.all"), body.tally)}
    </tbody>
  </table></div>`
}

/** The names of the members with each position. A round with hidden names has no list. */
function people({ body, declaredAt }: RecordRow, nameThen: NameThen) {
  const held = positions.flatMap(position => {
    const names = body.positions
      .filter(one => one.position.position === position)
      .map(one => {
        const own = nameThen(one.member, declaredAt)
        const delegate = delegateOf(body, one.member)
        const name = delegate ? msg("record.sitsFor", { name: own, delegate: nameThen(delegate, declaredAt) }) : own
        return one.spoken ? spokenFor(name) : name
      })
    return names.length > 0 ? [{ position, names: list(names) }] : []
  })
  if (held.length === 0) return nothing
  return html`<dl class="pairs">
    ${held.map(({ position, names }) => html`<div><dt>${positionName(position)}</dt><dd>${names}</dd></div>`)}
  </dl>`
}

const spokenFor = (name: string): string => msg("record.spokenBy", { name })

export function recordPositions(record: RecordRow, reader: SaidReader, name: NameThen) {
  const { state } = reader
  const { tally, sides, tallyAtReveal, unconfirmed, notReached } = record.body
  const round = findRound(state, record.body.round)
  const n = answeredIn(tally)
  const m = tally.electorate
  return html`<section class="stack">
    <h2>${msg("record.positions")}</h2>
    <p class="muted">${msg("record.answered", { n, m })}</p>
    ${spokenShare(record.body)}
    ${notReached ? html`<p>${msg("record.notReached", { names: list(notReached.map(id => name(id, record.declaredAt))) })}</p>` : nothing}
    ${unconfirmed ? html`<p>${msg("record.unconfirmed", { names: list(unconfirmed.map(id => name(id, record.declaredAt))) })}</p>` : nothing}
    <plenary-tally-bar .tally=${tally}></plenary-tally-bar>
    ${sides.length > 0 ? table(record, state) : nothing} ${people(record, name)}
    ${
      tallyAtReveal
        ? html`<h3>${msg("record.atReveal")}</h3><plenary-tally-bar .tally=${tallyAtReveal}></plenary-tally-bar>
            ${round ? changesShown(reader, round, name) : nothing}`
        : nothing
    }
  </section>`
}
