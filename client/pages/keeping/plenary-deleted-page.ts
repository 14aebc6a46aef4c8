import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { DeletionCertificate, DeletionShown } from "../../../shared/contract/queries/law/deleted.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { moment, number } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { reading } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { loadDeletions } from "../../state/fetched/host/deletions.ts"
import { pageTitle } from "../../state/page/title.ts"
import "../problem/plenary-problem-view.ts"
import "./keeping.css"

/** Milliseconds between two looks at a deletion that is under way. */
const againMs = 1_500

/** `/deleted`: the panels that were deleted, with their certificates, for an administrator (DOMAIN DW3). */
@customElement("plenary-deleted-page")
export class DeletedPage extends Watching(LitElement) {
  private readonly deletions = loadDeletions()
  private timer: ReturnType<typeof setTimeout> | undefined

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    pageTitle.value = msg("deleted.title")
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.timer)
  }

  protected override updated(): void {
    const now = this.deletions.now.peek()
    clearTimeout(this.timer)
    if (now.state === "ready" && now.value.deletions.some(({ certificate }) => certificate === null))
      this.timer = setTimeout(() => void this.deletions.again(), againMs)
  }

  private facts({ deletedAt, endedAt, counts, head, backupsUntil }: DeletionCertificate, row: DeletionShown) {
    const { members, topics, sessions, records, files } = counts
    return html`<dl class="facts">
        <div><dt>${msg("deleted.at")}</dt><dd>${moment(deletedAt)}</dd></div>
        <div><dt>${msg("deleted.ended")}</dt><dd>${moment(endedAt)}</dd></div>
        <div><dt>${msg("deleted.what")}</dt><dd>${msg("deleted.counts", { entries: head.seq, members, topics, sessions, records, files })}</dd></div>
        <div><dt>${msg("deleted.backups")}</dt><dd>${backupsUntil === null ? msg("deleted.backupsOwn") : msg("deleted.backupsUntil", { time: moment(backupsUntil) })}</dd></div>
        <div><dt>${msg("deleted.head")}</dt><dd><code>${head.hash}</code></dd></div>
        <div><dt>${msg("deleted.signature")}</dt><dd><code>${row.signature}</code></dd></div>
        <div><dt>${msg("deleted.key")}</dt><dd><code>${row.publicKey}</code></dd></div>
      </dl>
      <p><a class="button small no-print" download=${`certificate-${row.slug}.json`} href=${fileOf(row)}>${msg("deleted.download")}</a></p>`
  }

  private row(row: DeletionShown) {
    const title = reading(row.title)
    return html`<li class="card stack tight">
      <h2 lang=${domLang(title.lang)}>${title.text}</h2>
      <p class="muted small">${row.slug}</p>
      ${row.certificate ? this.facts(row.certificate, row) : html`<p role="status">${msg("deleted.running", { n: number(row.done ?? 0) })}</p>`}
    </li>`
  }

  protected override render() {
    const now = this.deletions.now.value
    if (now.state === "failed") {
      const problem = { kind: "failed" as const, failure: now.failure, again: () => void this.deletions.again() }
      return html`<plenary-problem-view .problem=${problem}></plenary-problem-view>`
    }
    return html`<div class="page narrow deleted">
      <h1>${msg("deleted.title")}</h1>
      <p class="lead">${msg("deleted.lead")}</p>
      ${now.state === "loading" ? html`<plenary-page-skeleton .rows=${2}></plenary-page-skeleton>` : nothing}
      ${now.state === "ready" && now.value.deletions.length === 0 ? html`<p class="muted">${msg("deleted.none")}</p>` : nothing}
      ${now.state === "ready" ? html`<ul class="stack" role="list">${now.value.deletions.map(row => this.row(row))}</ul>` : nothing}
    </div>`
  }
}

/** The address of a certificate as a file, made of what the page holds. */
const fileOf = ({ certificate, signature, publicKey }: DeletionShown): string =>
  `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify({ certificate, signature, publicKey }, null, 2))}`

declare global {
  interface HTMLElementTagNameMap {
    "plenary-deleted-page": DeletedPage
  }
}
