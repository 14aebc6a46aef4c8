import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property, query } from "lit/decorators.js"
import type { Attribution, SeatRole } from "../../../shared/model/terms.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { agreement } from "../../i18n/terms/agreement.ts"
import { attributionName } from "../../i18n/terms/outcomeTerms.ts"
import { Asking } from "../session/kit/asking.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import styles from "./plenary-attribution-consent.css?inline"

/**
 * Asks a person to agree again, because the attribution policy changed after they had agreed. Until they agree to the
 * new policy, they can only read.
 */
@customElement("plenary-attribution-consent")
@localized()
export class AttributionConsent extends LitElement {
  @property() attribution: Attribution = "named"
  @property() seat: SeatRole = "panelist"
  @query("dialog") private readonly dialog!: HTMLDialogElement | null
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  protected override firstUpdated(): void {
    this.dialog?.showModal()
  }

  private readonly open = (): void => this.dialog?.showModal()
  private readonly later = (): void => this.dialog?.close()

  override render() {
    const name = attributionName(this.attribution)
    return html`<div class="banner" role="status">
        <p>${msg("consent.banner", { name })}</p>
        <button class="small" @click=${this.open}>${msg("consent.open")}</button>
      </div>
      <dialog aria-labelledby="title">
        <h2 id="title">${msg("consent.title", { name })}</h2>
        <p>${agreement({ role: this.seat, attribution: this.attribution })}</p>
        <p class="small muted">${msg("consent.before")}</p>
        ${this.#asking.trouble}
        <div class="row end">
          <button class="quiet" @click=${this.later}>${msg("consent.later")}</button>
          <button class="filled" ?disabled=${this.#asking.busy} @click=${() => this.#asking.command("accept-attribution", { attribution: this.attribution })}>${msg("consent.agree")}</button>
        </div>
      </dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-attribution-consent": AttributionConsent
  }
}
