import { html, nothing } from "lit"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { openSentence } from "../../../../shared/minutes/prose/openSentence.ts"
import { ratedProse } from "../../../../shared/minutes/prose/scores/ratedProse.ts"
import { type Lang, languages } from "../../../../shared/model/terms.ts"
import type { NameThen } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { amendmentOf } from "../../../../shared/rules/record/afterwards/amending.ts"
import { lastRated } from "../../../../shared/rules/round/outcome/movement.ts"
import { livingChips } from "../../../elements/record/living.ts"
import "../../../elements/session/round/result/plenary-reason-list.ts"
import type { SaidReader } from "../../../elements/translating/saidShown.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { levelTone, outcomeName, recordStateName } from "../../../i18n/terms/outcomeTerms.ts"
import { textsOf, wording } from "../wording.ts"
import { voiceShown, voicesOnPaper } from "./voicesShown.ts"

export function recordTexts(
  record: RecordRow,
  reader: SaidReader,
  name: NameThen,
  shown: readonly Lang[],
  slug: string,
  now: number,
) {
  const { state } = reader
  const { body, number } = record
  const noted = languages.flatMap(lang => (body.note[lang] ? [{ lang, text: body.note[lang] }] : []))
  return html`<article class="outcome">
    <h3 class="row">
      <a href=${`/w/${slug}/r/${number}`}>CR-${number}</a> <span>${body.label}</span>
      <span class="chip ${record.state === "in_force" ? levelTone(body.level) : ""}">${outcomeName(body.level)}</span>
      ${record.state === "in_force" ? nothing : html`<span class="chip warn">${recordStateName(record.state)}</span>`}
    </h3>
    <p class="row small">${livingChips(record, state, now)}</p>
    ${wording(body.texts, shown, state)}
    ${noted.length > 0 ? html`<h4>${msg("record.note")}</h4>${wording(noted, shown, state)}` : nothing}
    ${voicesOnPaper(reader, record, name).map(one => voiceShown(reader, one, shown))}
  </article>`
}

function openName(state: State, statement: Statement): string {
  const { label } = statement
  const { version, record } = amendmentOf(state, statement) ?? { version: 0, record: 0 }
  return version > 0 ? msg("outcomes.amending", { label, version, record }) : label
}

export const openTexts = (open: readonly Statement[], reader: SaidReader, session: Session, shown: readonly Lang[]) =>
  open.map(
    statement => html`<article class="outcome">
      <h3>${openName(reader.state, statement)}</h3>
      <div class="columns" style=${`--columns: ${shown.length}`}>
        ${shown.map(lang => html`<div class="stack tight" lang=${domLang(lang)}>${[openSentence(reader.state, session, statement, lang), ...ratedProse(reader.state, session, statement, lang)].map(text => html`<p>${text}</p>`)}</div>`)}
      </div>
      ${wording(textsOf(statement), shown, reader.state)} ${reasonsOf(reader, statement)}
    </article>`,
  )

/** The reasons for the scores of the statement's last rating, so that the paper says why there is no agreement. */
function reasonsOf(reader: SaidReader, statement: Statement) {
  const rating = lastRated(reader.state, statement)
  return rating?.reasons
    ? html`<plenary-reason-list .reader=${reader} .round=${rating}></plenary-reason-list>`
    : nothing
}
