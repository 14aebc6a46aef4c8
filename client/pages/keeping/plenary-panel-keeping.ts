import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Workspace } from "../../../shared/fold/state.ts"
import { written } from "../../elements/forms/written.ts"
import { moment } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { go } from "../../state/page/router.ts"
import { OnLivePage } from "../frame/onLivePage.ts"
import "../frame/files/plenary-bundle-link.ts"

type Doing = { state: "rest" } | { state: "busy" } | { state: "refused"; text: string }

/** Archives a panel, opens it again, and deletes it, for an administrator (DOMAIN AW1, DW1). */
@customElement("plenary-panel-keeping")
export class PanelKeeping extends OnLivePage {
  @property({ attribute: false }) workspace!: Workspace
  private readonly archiving = signal<Doing>({ state: "rest" })
  private readonly deleting = signal<Doing>({ state: "rest" })
  private readonly asks = signal(false)

  protected override firstUpdated(): void {
    // the administrator's page leads here, and this part comes after the browser has looked for it
    if (location.hash === "#keeping") this.querySelector<HTMLElement>("#keeping")?.focus()
  }

  private readonly archive = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.archiving.peek().state === "busy" || !(event.currentTarget instanceof HTMLFormElement)) return
    const reason = written(new FormData(event.currentTarget), "reason").trim()
    this.archiving.value = { state: "busy" }
    const lang = reason === "" ? {} : { reasonLang: currentLang() }
    const answered = await (this.workspace.archived
      ? this.here.send("unarchive-workspace", {})
      : this.here.send("archive-workspace", { reason, ...lang }))
    this.archiving.value = answered.ok
      ? { state: "rest" }
      : { state: "refused", text: refusalText(answered.refusal, this.live.state.peek()) }
  }

  private readonly ask = async (): Promise<void> => {
    this.asks.value = true
    this.deleting.value = { state: "rest" }
    await this.updateComplete
    this.querySelector("dialog")?.showModal()
  }

  private readonly stay = async (): Promise<void> => {
    this.here.read()
    if (!this.asks.peek()) return
    this.asks.value = false
    await this.updateComplete
    this.querySelector<HTMLElement>("button.danger")?.focus()
  }

  private readonly delete = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.deleting.peek().state === "busy" || !(event.currentTarget instanceof HTMLFormElement)) return
    const slug = written(new FormData(event.currentTarget), "slug").trim()
    this.deleting.value = { state: "busy" }
    const answered = await this.here.send("delete-workspace", { slug })
    // the server ends access with the deletion, perhaps before its receipt arrives
    if (answered.ok || answered.refusal.code === "no-access") {
      this.here.read()
      go("/deleted", "replace")
    } else this.deleting.value = { state: "refused", text: refusalText(answered.refusal, this.live.state.peek()) }
  }

  private trouble(doing: Doing) {
    return doing.state === "refused" ? html`<p class="problem" role="alert">${doing.text}</p>` : nothing
  }

  private archiveForm({ archived }: Workspace) {
    const busy = this.archiving.value.state === "busy"
    return html`<form class="card stack tight" @submit=${this.archive}>
      <h3>${archived ? msg("keeping.unarchive") : msg("keeping.archive")}</h3>
      <p class="hint">${archived ? msg("keeping.unarchiveHelp", { time: moment(archived.at) }) : msg("keeping.archiveHelp")}</p>
      ${archived ? nothing : html`<label class="field"><span class="label">${msg("keeping.reason")}</span><input name="reason" maxlength="4000" /></label>`}
      ${this.trouble(this.archiving.value)}
      <p><button ?disabled=${busy}>${archived ? msg("keeping.unarchive") : msg("keeping.archive")}</button></p>
    </form>`
  }

  private question({ slug }: Workspace) {
    return html`<dialog aria-labelledby="delete-panel" @close=${this.stay}>
      <form class="stack" @submit=${this.delete}>
        <h2 id="delete-panel">${msg("keeping.deleteAsk")}</h2>
        <p>${msg("keeping.deleteGoes")}</p>
        <p>${msg("keeping.deleteStays")}</p>
        <p><plenary-bundle-link .slug=${slug} .label=${msg("keeping.bundle")}></plenary-bundle-link></p>
        <label class="field"><span class="label">${msg("keeping.type", { slug })}</span>
          <input name="slug" required autocomplete="off" spellcheck="false" /></label>
        ${this.trouble(this.deleting.value)}
        <div class="row">
          <button type="button" @click=${() => this.querySelector("dialog")?.close()}>${msg("dialog.cancel")}</button>
          <button class="danger" aria-disabled=${this.deleting.value.state === "busy" ? "true" : nothing}>${msg("keeping.deleteDo")}</button>
        </div>
      </form>
    </dialog>`
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="keeping">
      <h2 id="keeping" tabindex="-1">${msg("keeping.title")}</h2>
      ${this.archiveForm(this.workspace)}
      <div class="card stack tight">
        <h3>${msg("keeping.delete")}</h3>
        <p class="hint">${msg("keeping.deleteHelp")}</p>
        <p><button class="danger" @click=${this.ask}>${msg("keeping.delete")}…</button></p>
        <p><a href="/deleted">${msg("keeping.deletedPanels")}</a></p>
      </div>
      ${this.asks.value ? this.question(this.workspace) : nothing}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-panel-keeping": PanelKeeping
  }
}
