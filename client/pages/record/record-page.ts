import { msg, str } from "@lit/localize"
import { html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { RecordCard, State } from "../../../shared/fold/state.ts"
import "../../elements/icons/plenary-icon.ts"
import "../../elements/record/language-texts.ts"
import "../../elements/record/tally-bar.ts"
import "../../elements/shell/page-skeleton.ts"
import { domLang } from "../../i18n/language.ts"
import { outcomeName } from "../../i18n/outcomeTerms.ts"
import { reading } from "../../i18n/texts.ts"
import { type Live, openRoom } from "../../state/live.ts"
import { loadProof } from "../../state/recordProof.ts"
import { pageTitle } from "../../state/title.ts"
import { Watching } from "../../state/watching.ts"
import "../problem/problem-view.ts"
import { recordBanners } from "./recordBanners.ts"
import { recordHow } from "./recordHow.ts"
import { recordPositions } from "./recordPositions.ts"
import { recordVoices } from "./recordVoices.ts"
import "./record.css"

/** `/w/:slug/r/:n`: one consensus record with all that a reader in ten years needs; made for paper first. */
@customElement("plenary-record-page")
export class RecordPage extends Watching(LitElement) {
  @property() slug = ""
  @property({ type: Number }) number = 0
  private live: Live | undefined
  private proof: { of: string; loaded: ReturnType<typeof loadProof> } | undefined

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.live = openRoom({ slug: this.slug })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.live?.close()
  }

  /** null while it is on its way; the page is read without it meanwhile */
  private proofOf(record: RecordCard) {
    if (this.proof?.of !== record.id) this.proof = { of: record.id, loaded: loadProof(record.id) }
    const proof = this.proof.loaded.now.value
    return proof.at === "ready" ? proof.value : null
  }

  private actions(record: RecordCard) {
    return html`<div class="row no-print">
      <button class="button primary" @click=${() => print()}><plenary-icon name="print"></plenary-icon> ${msg("Print", { id: "record.print" })}</button>
      <a class="button" download href=${`/api/workspaces/${this.slug}/export`}><plenary-icon name="download"></plenary-icon> ${msg("Bundle", { id: "record.bundle" })}</a>
      <a class="button" href=${`/w/${this.slug}/t/${record.body.topic}`}><plenary-icon name="statement"></plenary-icon> ${msg("Open the topic", { id: "record.topic" })}</a>
    </div>`
  }

  private sheet(record: RecordCard, state: State) {
    const { body } = record
    const topic = reading(body.topicTitle)
    const { number } = record
    const version = body.version
    const title = msg(str`Consensus record CR-${number}`, { id: "record.title" })
    pageTitle.value = `CR-${number}`
    return html`<article class="page record">
      <header class="stack tight">
        <p class="overline">
          <a href=${`/w/${this.slug}`} lang=${domLang(reading(state.workspace?.title ?? {}).lang)}>${reading(state.workspace?.title ?? {}).text}</a>
        </p>
        <h1>${title} <span class="level" data-level=${body.level}>${outcomeName(body.level)}</span></h1>
        <p class="lead">
          <span lang=${domLang(topic.lang)}>${topic.text}</span> · ${body.label} · ${msg(str`Version ${version}`, { id: "statement.version" })}
        </p>
      </header>
      ${recordBanners(record, state)} ${this.actions(record)}
      <language-texts .texts=${body.texts}></language-texts>
      ${recordPositions(record, state)} ${recordVoices(record, state)} ${recordHow(record, state, this.proofOf(record))}
    </article>`
  }

  protected override render() {
    const live = this.live
    if (!live) return html``
    const room = live.room.value
    if (live.connection.value.at === "revoked")
      return html`<problem-view .problem=${{ what: "revoked" as const }}></problem-view>`
    switch (room.at) {
      case "loading":
        return html`<div class="page"><page-skeleton .rows=${4}></page-skeleton></div>`
      case "failed": {
        const problem = { what: "failed" as const, failure: room.failure, again: () => void live.open() }
        return html`<problem-view .problem=${problem}></problem-view>`
      }
      case "open": {
        const state = live.state.value
        const record = Object.values(state.records).find(one => one.number === this.number)
        if (!record) return html`<problem-view .problem=${{ what: "not-found" as const }}></problem-view>`
        return this.sheet(record, state)
      }
      default:
        return room satisfies never
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-record-page": RecordPage
  }
}
