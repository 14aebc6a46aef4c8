import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Role } from "../../../shared/model/terms.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { leavePanel } from "../../state/fetched/seat/leavingPanel.ts"
import { announce } from "../../state/page/announcer.ts"
import { failureText } from "../problem/failureText.ts"

type Leaving = { state: "rest" } | { state: "asking" } | { state: "leaving" } | { state: "refused"; text: string }

/** Fired when the reader's seat has ended. The page then fetches its list of seats again. */
export class PanelLeft extends Event {
  constructor() {
    super("panel-left", { bubbles: true })
  }
}

/** Ends the reader's own seat in one panel for good, after a dialog that states the consequences (DOMAIN, S7). */
@customElement("plenary-leave-panel")
export class LeavePanel extends Watching(LitElement) {
  @property() slug = ""
  /** the panel's title in the language of the page */
  @property() panel = ""
  @property() seatRole: Role = "panelist"
  private readonly now = signal<Leaving>({ state: "rest" })

  protected override createRenderRoot() {
    return this
  }

  private readonly ask = async (): Promise<void> => {
    this.now.value = { state: "asking" }
    await this.updateComplete
    this.querySelector("dialog")?.showModal()
  }

  /** Closes the dialog after Escape or Cancel, and focuses the button that opened it. */
  private readonly stay = async (): Promise<void> => {
    if (this.now.peek().state === "rest") return
    this.now.value = { state: "rest" }
    await this.updateComplete
    this.querySelector("button")?.focus()
  }

  private readonly leave = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.now.peek().state === "leaving") return
    this.now.value = { state: "leaving" }
    const failure = await leavePanel(this.slug)
    if (failure) {
      this.now.value = { state: "refused", text: failureText(failure) }
      return
    }
    announce(msg("leavePanel.done", { panel: this.panel }))
    this.now.value = { state: "rest" }
    this.dispatchEvent(new PanelLeft())
  }

  private follows(): string[] {
    return [
      msg("leavePanel.ends"),
      msg("leavePanel.stays"),
      msg("leavePanel.address"),
      this.seatRole === "moderator" ? msg("leavePanel.chair") : "",
      msg("leavePanel.back"),
    ].filter(text => text !== "")
  }

  private question(now: Exclude<Leaving, { state: "rest" }>) {
    const title = msg("leavePanel.ask", { panel: this.panel })
    return html`<dialog aria-labelledby="leave-${this.slug}" @close=${this.stay}>
      <form class="stack" @submit=${this.leave}>
        <h2 id="leave-${this.slug}">${title}</h2>
        ${this.follows().map(text => html`<p>${text}</p>`)}
        ${now.state === "refused" ? html`<p class="problem" role="alert">${now.text}</p>` : nothing}
        <div class="row">
          <button type="button" @click=${() => this.querySelector("dialog")?.close()}>${msg("dialog.cancel")}</button>
          <button class="danger" aria-disabled=${now.state === "leaving" ? "true" : nothing}>${leaveWords()}</button>
        </div>
      </form>
    </dialog>`
  }

  protected override render() {
    const now = this.now.value
    return html`<p><button class="small quiet" type="button" aria-label=${msg("leavePanel.label", { panel: this.panel })} @click=${this.ask}>${leaveWords()}</button></p>
      ${now.state === "rest" ? nothing : this.question(now)}`
  }
}

const leaveWords = (): string => msg("leavePanel.do")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-leave-panel": LeavePanel
  }
  interface HTMLElementEventMap {
    "panel-left": PanelLeft
  }
}
