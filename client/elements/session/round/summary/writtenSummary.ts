import { html, nothing } from "lit"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import { ratingBefore } from "../../../../../shared/rules/round/outcome/movement.ts"
import { currentLang, domLang } from "../../../../i18n/language.ts"
import { msg } from "../../../../i18n/msg.ts"
import { namesThen } from "../../../../i18n/names.ts"
import { summaryOf } from "../../../../i18n/sentences/ratings/summaryWords.ts"
import type { View } from "../../../../scene/scene.ts"

/** The summary that somebody wrote: in the reader's language, or else in each language that has one. */
export function writtenSummary({ state }: View, { summaries = {} }: Round) {
  const written = (state.workspace?.languages ?? []).flatMap(lang => {
    const summary = summaries[lang]
    return summary && summary.text !== "" ? [{ lang, ...summary }] : []
  })
  const own = written.filter(({ lang }) => lang === currentLang())
  const shown = own.length > 0 ? own : written
  const name = namesThen(state)
  return shown.map(
    ({ lang, text, by, at }) => html`<div class="summary">
      <p class="small muted">${msg("summary.by", { name: name(by, at) })}</p>
      <p class="text" lang=${domLang(lang)}>${text}</p>
    </div>`,
  )
}

/** The summary of the statement's last rating, for the card of the next one; both texts if somebody wrote one. */
export function lastSummary(scene: View, round: Round) {
  const before = ratingBefore(scene.state, round)
  const sentences = before ? summaryOf(scene.state, before) : []
  if (!before || sentences.length === 0) return nothing
  return html`<details open>
    <summary>${msg("summary.title", { n: before.n })}</summary>
    ${writtenSummary(scene, before)}
    <p class="small muted">${msg("summary.figures")}</p>
    <p>${sentences.join(" ")}</p>
  </details>`
}
