import { html, nothing } from "lit"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { type Lang, languages } from "../../../../shared/model/terms.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/forms/plenary-kept-words.ts"
import { written } from "../../../elements/forms/written.ts"
import { domLang } from "../../../i18n/language.ts"
import { ownName } from "../../../i18n/terms/terms.ts"
import { keepWords } from "../../../state/kept/keptWords.ts"
import type { SendCommand } from "../minutes/nextStep.ts"
import { wording } from "../wording.ts"

/** The chair's own summary where the panel reached no consensus. The summary is not a record, and the paper says so. */
export function summary(state: State, session: Session, me: Me, shown: readonly Lang[], send: SendCommand) {
  const may = right(me.role, "adopt the minutes") === "yes" && session.minutes.state === "draft"
  const texts = languages.flatMap(lang => (session.summary[lang] ? [{ lang, text: session.summary[lang] }] : []))
  if (texts.length === 0 && !may) return nothing
  return html`<section class="stack ${texts.length === 0 ? "no-print no-projector" : ""}" aria-labelledby="summary">
    <h2 id="summary">${msg("outcomes.summary")}</h2>
    <p class="muted small">${msg("outcomes.summaryHelp")}</p>
    ${texts.length > 0 ? wording(texts, shown, state) : nothing}
    ${may ? form(session, me, shown, send) : nothing}
  </section>`
}

function form(session: Session, { member }: Me, shown: readonly Lang[], send: SendCommand) {
  const place = `${member} summary ${session.id}`
  const write = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const given = new FormData(event.currentTarget)
    const text = { ...session.summary }
    for (const lang of shown) text[lang] = written(given, lang)
    if (await send("write-summary", { session: session.id, text })) keepWords(place, {})
  }
  return html`<details class="no-print no-projector"><summary>${msg("outcomes.writeSummary")}</summary>
    <form class="stack tight" @submit=${write}><plenary-kept-words .place=${place}></plenary-kept-words>
      ${shown.map(
        lang =>
          html`<label class="field"><span class="label" lang=${domLang(lang)}>${ownName[lang]}</span>
            <textarea name=${lang} rows="3" lang=${domLang(lang)} .value=${session.summary[lang] ?? ""}></textarea></label>`,
      )}
      <p><button>${msg("outcomes.saveSummary")}</button></p>
    </form></details>`
}
