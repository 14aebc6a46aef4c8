import { html, nothing } from "lit"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { Addition, RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { openSentence } from "../../../../shared/minutes/prose/openSentence.ts"
import { type Lang, languages } from "../../../../shared/model/terms.ts"
import type { NameThen } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { amendmentOf } from "../../../../shared/rules/record/afterwards/amending.ts"
import { lastRated } from "../../../../shared/rules/round/outcome/movement.ts"
import "../../../elements/session/round/result/plenary-reason-list.ts"
import { moment } from "../../../i18n/formats.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { additionWithdrawn, levelTone, outcomeName, recordStateName } from "../../../i18n/terms/outcomeTerms.ts"
import { quotedSpoken } from "../../record/names.ts"
import { textsOf, wording } from "../wording.ts"

export function recordTexts(record: RecordRow, state: State, name: NameThen, shown: readonly Lang[], slug: string) {
  const { body, number, declaredAt } = record
  const reserved = body.positions.flatMap(({ member, position }) =>
    position.position === "reserve"
      ? [{ by: member, at: declaredAt, text: { lang: position.lang, text: position.reason } }]
      : [],
  )
  const voices: (Pick<Addition, "text" | "withdrawn"> & { title: string })[] = [
    ...[...reserved, ...record.reservations].map(one => ({ ...one, title: reservationBy(name(one.by, one.at)) })),
    ...[...body.dissents.map(one => ({ ...one, at: declaredAt })), ...record.dissents].map(one => ({
      ...one,
      title: dissentBy(name(one.by, one.at)),
    })),
  ]
  const noted = languages.flatMap(lang => (body.note[lang] ? [{ lang, text: body.note[lang] }] : []))
  return html`<article class="outcome">
    <h3 class="row">
      <a href=${`/w/${slug}/r/${number}`}>CR-${number}</a> <span>${body.label}</span>
      <span class="chip ${record.state === "in_force" ? levelTone(body.level) : ""}">${outcomeName(body.level)}</span>
      ${record.state === "in_force" ? nothing : html`<span class="chip warn">${recordStateName(record.state)}</span>`}
    </h3>
    ${wording(body.texts, shown, state)}
    ${noted.length > 0 ? html`<h4>${msg("record.note")}</h4>${wording(noted, shown, state)}` : nothing}
    ${voices.map(({ title, text, withdrawn }) => html`<div><strong>${title}</strong> ${withdrawn === undefined ? quotedSpoken(text) : html`<p class="muted">${additionWithdrawn(moment(withdrawn))}</p>`}</div>`)}
  </article>`
}

const reservationBy = (name: string): string => msg("outcomes.reservationBy", { name })
const dissentBy = (name: string): string => msg("outcomes.dissentBy", { name })

function openName(state: State, statement: Statement): string {
  const { label } = statement
  const { version, record } = amendmentOf(state, statement) ?? { version: 0, record: 0 }
  return version > 0 ? msg("outcomes.amending", { label, version, record }) : label
}

export const openTexts = (open: readonly Statement[], state: State, shown: readonly Lang[]) =>
  open.map(
    statement => html`<article class="outcome">
      <h3>${openName(state, statement)}</h3>
      <div class="columns" style=${`--columns: ${shown.length}`}>
        ${shown.map(lang => html`<p lang=${domLang(lang)}>${openSentence(state, statement, lang)}</p>`)}
      </div>
      ${wording(textsOf(statement), shown, state)} ${reasonsOf(state, statement)}
    </article>`,
  )

/** The reasons for the scores of the statement's last rating, so that the paper says why there is no agreement. */
function reasonsOf(state: State, statement: Statement) {
  const rating = lastRated(state, statement)
  return rating?.reasons ? html`<plenary-reason-list .known=${state} .round=${rating}></plenary-reason-list>` : nothing
}
