import { html, nothing } from "lit"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { RecordState } from "../../../shared/model/terms.ts"
import type { PageHolds } from "../../../shared/rules/frame/pageHolds.ts"
import { neverInForce } from "../../../shared/rules/record/returning.ts"
import { livingChips } from "../../elements/record/living.ts"
import { differsShort } from "../../elements/session/record-card/differsWords.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { levelTone, outcomeName, recordStateName } from "../../i18n/terms/outcomeTerms.ts"
import { reading } from "../../i18n/texts.ts"

const ended: ReadonlySet<RecordState> = new Set(["superseded", "withdrawn", "returned", "taken_back", "lapsed"])

function line(record: RecordRow, all: State, slug: string, now: number) {
  const { body, state } = record
  const text = reading(Object.fromEntries(body.texts.map(one => [one.lang, one.text])))
  return html`<li class=${ended.has(state) ? "ended" : ""}>
    <a class="list-row record-row" href=${`/w/${slug}/r/${record.number}`}>
      <span class="number">CR-${record.number}</span>
      <span class="stack tight">
        <span class="wording" lang=${domLang(text.lang)}>${text.text}</span>
        <span class="row small">
          ${neverInForce(record) ? nothing : html`<span class="chip ${levelTone(body.level)}">${outcomeName(body.level)}</span>`}
          <span class="muted">${body.label}</span>
          ${state === "in_force" ? nothing : html`<span class="chip warn">${recordStateName(state)}</span>`}
          ${livingChips(record, all, now)}
          ${record.drift ? html`<span class="chip warn">${differsShort(record)}</span>` : nothing}
        </span>
      </span>
    </a>
  </li>`
}

/** The list of all records, the newest first. It includes records that are no longer in force. */
export function recordList({ state }: PageHolds, slug: string, now: number) {
  const records = Object.values(state.records).toSorted((a, b) => b.number - a.number)
  if (records.length === 0) return html`<p class="muted">${msg("workspace.noRecord")}</p>`
  return html`<ul class="list" role="list">${records.map(record => line(record, state, slug, now))}</ul>`
}
