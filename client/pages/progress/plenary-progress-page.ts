import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { Settled } from "../../../shared/fold/slices/frame.ts"
import type { State } from "../../../shared/fold/state.ts"
import { type ProgressState, progressStates } from "../../../shared/model/terms.ts"
import { actionsOfRecord, lastProgress, progressState } from "../../../shared/rules/record/living/progress.ts"
import { isReviewDue } from "../../../shared/rules/record/living/reviews.ts"
import type { Bar } from "../../elements/charts/plenary-bars.ts"
import "../../elements/charts/plenary-bars.ts"
import { progressKey } from "../../../shared/rules/said/inRecords.ts"
import { livingChips } from "../../elements/record/living.ts"
import { number } from "../../i18n/formats.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { progressName } from "../../i18n/terms/recordTerms.ts"
import { reading, saidRead } from "../../i18n/texts.ts"
import { pageTitle } from "../../state/page/title.ts"
import { LivePage } from "../frame/livePage.ts"
import "../workspace/workspace.css"
import "./progress.css"

const kinds = ["all", "due", ...progressStates, "none"] as const
type Kind = (typeof kinds)[number]

/** `/w/:slug/progress`: the records in force by the progress under them, as one chart and one list. */
@customElement("plenary-progress-page")
export class ProgressPage extends LivePage {
  private readonly kind = signal<Kind>("all")

  /** The topics that have records, so that no record is missing from chart and list. */
  protected override topicsShown(state: State, settled: Settled): string[] {
    const held = Object.values(state.records).map(({ body }) => body.topic)
    const told = Object.entries(settled).filter(([, one]) => (one?.records.length ?? 0) > 0)
    return [...new Set([...held, ...told.map(([topic]) => topic)])]
  }

  protected override found(state: State) {
    const { workspace } = state
    if (!workspace) return null
    pageTitle.value = msg("progress.page")
    const title = reading(workspace.title)
    const records = Object.values(state.records)
      .filter(({ state: at }) => at === "in_force")
      .toSorted((a, b) => b.number - a.number)
    return html`<div class="page workspace progress-page">
      <header class="stack tight">
        <p class="overline"><a href=${`/w/${this.slug}`} lang=${domLang(title.lang)}>${title.text}</a></p>
        <h1>${msg("progress.page")}</h1>
        <p class="lead">${msg("progress.pageLead")}</p>
      </header>
      ${records.length === 0 ? html`<p class="muted">${msg("progress.empty")}</p>` : html`${this.chart(state, records)} ${this.list(state, records)}`}
    </div>`
  }

  private chart(state: State, records: readonly RecordRow[]) {
    const bars = [...progressStates, null].flatMap((at): Bar[] => {
      const value = records.filter(record => progressState(state, record) === at).length
      return value > 0 ? [{ label: nameOf(at), value, text: number(value) }] : []
    })
    return html`<plenary-bars heading=${msg("progress.chart")} .columns=${[msg("progress.state"), msg("progress.records")]} .bars=${bars}></plenary-bars>`
  }

  private list(state: State, records: readonly RecordRow[]) {
    const now = this.live.now()
    const of = (kind: Kind) => records.filter(record => isOf(kind, record, state, now))
    const offered = kinds.filter(kind => kind === "all" || of(kind).length > 0 || kind === this.kind.value)
    const shown = of(this.kind.value)
    const choose = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) this.kind.value = kinds.find(kind => kind === target.value) ?? "all"
    }
    return html`<section class="stack" aria-label=${msg("workspace.records")}>
      <label class="row no-print">${msg("progress.filter")}
        <select @change=${choose}>${offered.map(kind => html`<option value=${kind} ?selected=${kind === this.kind.value}>${words(kind)} (${number(of(kind).length)})</option>`)}</select>
      </label>
      ${shown.length === 0 ? html`<p class="muted" role="status">${msg("progress.noneSuch")}</p>` : html`<ul class="list" role="list">${shown.map(record => this.line(record, state, now))}</ul>`}
    </section>`
  }

  private line(record: RecordRow, state: State, now: number) {
    const { body, number: n } = record
    const text = reading(Object.fromEntries(body.texts.map(one => [one.lang, one.text])))
    const last = lastProgress(record)
    const note = last && saidRead(state, { key: progressKey(record.id, last.id), ...last.text })
    const open = actionsOfRecord(state, record).filter(({ done }) => done === null).length
    return html`<li><a class="list-row record-row" href=${`/w/${this.slug}/r/${n}`}>
      <span class="number">CR-${n}</span>
      <span class="stack tight">
        <span class="wording" lang=${domLang(text.lang)}>${text.text}</span>
        <span class="row small"><span class="muted">${body.label}</span> ${livingChips(record, state, now)}
          ${open > 0 ? html`<span class="muted">${msg("progress.actionsOpen", { n: open })}</span>` : nothing}</span>
        ${note?.text ? html`<span class="small muted last" lang=${domLang(note.lang ?? currentLang())}>${note.text}</span>` : nothing}
      </span>
    </a></li>`
  }
}

const nameOf = (state: ProgressState | null): string => (state === null ? msg("progress.none") : progressName(state))

function isOf(kind: Kind, record: RecordRow, state: State, now: number): boolean {
  if (kind === "all") return true
  if (kind === "due") return isReviewDue(record, now)
  return (progressState(state, record) ?? "none") === kind
}

function words(kind: Kind): string {
  if (kind === "all") return msg("progress.all")
  return kind === "due" ? msg("progress.due") : nameOf(kind === "none" ? null : kind)
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-progress-page": ProgressPage
  }
}
