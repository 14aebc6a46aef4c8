import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { HostLogShown } from "../../../shared/contract/queries/host/host.ts"
import { hostEventKinds } from "../../../shared/record/host/hostEventKinds.ts"
import { written } from "../../elements/forms/written.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { moment, number } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { HostLogPages } from "../../state/fetched/host/host.ts"
import { failureText } from "../problem/failureText.ts"
import { actorSaid, hostKindName, whatSaid } from "./hostWords.ts"

/** The log of the host: by kind and by day, page after page, and as a file (DOMAIN HL5). */
@customElement("plenary-admin-log")
export class AdminLog extends Watching(LitElement) {
  private readonly pages = new HostLogPages()
  private filtered = { kind: "", from: "", until: "" }

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.readAnew()
  }

  /** Reads the newest entries that match the filters. */
  readAnew(): Promise<void> {
    return this.pages.look(this.filtered)
  }

  private readonly filter = (event: Event): void => {
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    event.preventDefault()
    const given = new FormData(form)
    /** The moment at which a day begins, where the reader is; `later` days after it. */
    const dayAt = (name: string, later: number): string => {
      const typed = written(given, name)
      if (typed === "") return ""
      const begins = new Date(`${typed}T00:00`)
      begins.setDate(begins.getDate() + later)
      return Number.isNaN(begins.getTime()) ? "" : String(begins.getTime())
    }
    this.filtered = { kind: written(given, "kind"), from: dayAt("from", 0), until: dayAt("until", 1) }
    void this.readAnew()
  }

  private line({ seq, at, kind, body, personal }: HostLogShown) {
    const { names } = this.pages.now.value
    return html`<li>
      <p><time datetime=${new Date(at).toISOString()}>${moment(at)}</time></p>
      <p>${hostKindName(kind)} <span class="muted">${whatSaid(kind, body, names)}</span><br />
        <span class="small muted">${personal ? actorSaid(personal, names) : msg("admin.log.erased")}</span></p>
      <p class="muted small">${number(seq)}</p>
    </li>`
  }

  private filters() {
    return html`<form class="filters" @change=${this.filter} @submit=${this.filter}>
      <div class="field"><label for="log-kind">${msg("admin.log.kind")}</label>
        <select id="log-kind" name="kind"><option value="">${msg("search.all")}</option>
          ${hostEventKinds.map(kind => html`<option value=${kind}>${hostKindName(kind)}</option>`)}</select></div>
      <div class="field"><label for="log-from">${msg("admin.log.from")}</label><input id="log-from" name="from" type="date" /></div>
      <div class="field"><label for="log-until">${msg("admin.log.until")}</label><input id="log-until" name="until" type="date" /></div>
    </form>`
  }

  private shown() {
    const { entries, before, busy, failure } = this.pages.now.value
    if (entries.length === 0 && busy) return html`<plenary-page-skeleton .rows=${3}></plenary-page-skeleton>`
    return html`${entries.length > 0 ? html`<ol class="lines" role="list">${entries.map(one => this.line(one))}</ol>` : nothing}
      ${entries.length === 0 && failure === null ? html`<p class="muted">${msg("admin.log.none")}</p>` : nothing}
      ${failure ? html`<p class="problem" role="alert">${failureText(failure)}</p>` : nothing}
      ${before !== null ? html`<div><button ?disabled=${busy} @click=${() => this.pages.more()}>${msg("admin.log.more")}</button></div>` : nothing}`
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="host-log">
      <h2 id="host-log">${msg("admin.log")}</h2>
      <p class="muted">${msg("admin.log.help")}</p>
      ${this.filters()} ${this.shown()}
      <p><a class="button" href="/api/host/log.jsonl" download>${msg("admin.log.export")}</a></p>
      <p class="hint">${msg("admin.log.verify", { command: "plenary verify --host FILE" })}</p>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-admin-log": AdminLog
  }
}
