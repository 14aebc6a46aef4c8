import { html, LitElement, nothing } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../forms/plenary-kept-words.ts"
import { written } from "../../forms/written.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { planningSheet } from "./planningSheet.ts"

/** Lets a moderator cancel a session that has not started. Everybody can read the reason. */
@customElement("plenary-cancel-session")
@localized()
export class CancelSession extends LitElement {
  @property({ attribute: false }) session: Session | null = null
  /** the id of the member who writes the reason */
  @property() by = ""
  @state() private open = false
  @query("dialog") private dialog!: HTMLDialogElement | null
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, planningSheet]

  override render() {
    if (this.session?.state !== "scheduled") return nothing
    const words = msg("session.cancel")
    if (!this.open) return html`<button class="quiet small" @click=${this.#begin}>${words}</button>`
    return html`<dialog aria-labelledby="title" @close=${this.#leave}><form @submit=${this.#cancel}><plenary-kept-words .place=${`${this.by} cancel ${this.session.id}`}></plenary-kept-words><section>
      <h2 id="title">${words}</h2>
      <p class="small muted">${msg("session.cancelHelp")}</p>
      <label>${msg("form.reason")}
        <textarea name="reason" required maxlength="1000" rows="3"></textarea></label>
      ${this.#asking.trouble}
      <div class="row end">
        <button class="quiet small" type="button" @click=${this.#discard}>${msg("session.keep")}</button>
        <button class="filled small" ?disabled=${this.#asking.busy}>${words}</button>
      </div>
    </section></form></dialog>`
  }

  async #begin(): Promise<void> {
    this.open = true
    await this.updateComplete
    this.dialog?.showModal()
  }

  /**
   * Runs whenever the dialog closes. It leaves the typed reason in the tab's storage. A successful cancellation and the
   * button that keeps the session delete the reason (#discard). Escape keeps the reason, and the form shows it again
   * when it is next opened.
   */
  #leave(): void {
    this.open = false
    this.#asking.clear()
  }

  #discard(): void {
    this.renderRoot.querySelector("form")?.reset()
    this.#leave()
  }

  async #cancel(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement) || !this.session) return
    const reason = written(new FormData(form), "reason")
    if (await this.#asking.command("cancel-session", { session: this.session.id, reason })) this.#discard()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-cancel-session": CancelSession
  }
}
