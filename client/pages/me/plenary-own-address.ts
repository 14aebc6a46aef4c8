import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { written } from "../../elements/forms/written.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { OwnAddressKept } from "../../state/fetched/seat/ownAddress.ts"
import { failureText } from "../problem/failureText.ts"
import { codeForm } from "../return/codeForm.ts"

/**
 * The e-mail address for notices to one seat. Only this member and the server know it. If the address is confirmed, a
 * code that is sent to it also opens the seat again.
 */
@customElement("plenary-own-address")
export class PlenaryOwnAddress extends Watching(LitElement) {
  @property() slug = ""
  private kept: OwnAddressKept | null = null

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.kept ??= new OwnAddressKept(this.slug)
  }

  private save(event: SubmitEvent): void {
    event.preventDefault()
    if (event.currentTarget instanceof HTMLFormElement)
      this.kept?.save(written(new FormData(event.currentTarget), "email").trim())
  }

  private readonly ask = (): void => void this.kept?.askForCode()
  private readonly askSecond = (): void => void this.kept?.askForCode(true)
  private readonly answer = (code: string): void => void this.kept?.confirm(code)

  /** Offers the address of the letter by whose link the reader came in (DOMAIN IN10). */
  private offering(kept: OwnAddressKept, busy: boolean) {
    const { offered } = kept.address.value
    return offered === ""
      ? nothing
      : html`<div class="notice stack tight">
          <p>${msg("me.offered", { email: offered })}</p>
          <p><button class="small" type="button" ?disabled=${busy} @click=${() => kept.accept()}>${msg("me.offeredTake")}</button></p>
        </div>`
  }

  private confirming(kept: OwnAddressKept, busy: boolean) {
    const { email, confirmed, second, canConfirm } = kept.address.value
    if (second !== "") return this.besides(kept, second, canConfirm, busy)
    if (email === "" || !(canConfirm || confirmed)) return nothing
    if (confirmed) return html`<p class="hint">${msg("me.confirmed")}</p>`
    return this.coding(kept, msg("me.unconfirmed"), this.ask)
  }

  /** Shows the address that an office wrote beside the reader's own; the reader proves it or drops it (DOMAIN N5). */
  private besides(kept: OwnAddressKept, second: string, canConfirm: boolean, busy: boolean) {
    return html`<div class="notice stack tight">
      ${canConfirm ? this.coding(kept, msg("me.second", { email: second }), this.askSecond) : html`<p>${msg("me.second", { email: second })}</p>`}
      <p><button class="small" type="button" ?disabled=${busy} @click=${() => kept.dropSecond()}>${msg("me.secondDrop")}</button></p>
    </div>`
  }

  private coding(kept: OwnAddressKept, hint: string, ask: () => void) {
    const now = kept.code.value
    const waits = now.state === "sent" || now.state === "checking" || now.state === "wrong"
    return html`<div class="stack tight">
      <p class="hint">${hint}</p>
      ${now.state === "failed" ? html`<p class="problem" role="alert">${failureText(now.failure)}</p>` : nothing}
      <p><button class="small" type="button" ?disabled=${now.state === "asking"} @click=${ask}>${waits ? msg("code.again") : msg("code.send")}</button></p>
      ${
        waits
          ? html`<p role="status">${msg("me.codeSent")}</p>
              ${codeForm({
                label: msg("me.confirm"),
                busy: now.state === "checking",
                problem: now.state === "wrong" ? failureText(now.failure) : "",
                answer: this.answer,
              })}`
          : nothing
      }
    </div>`
  }

  protected override render() {
    if (!this.kept) return nothing
    const now = this.kept.now.value
    const busy = now.state === "loading" || now.state === "saving"
    const said = now.state === "saved" ? msg("me.saved") : ""
    return html`<div class="stack tight own-address">${this.offering(this.kept, busy)}<form class="stack tight" @submit=${this.save}>
      <label class="field"><span class="label">${msg("me.email")}</span>
        <input type="email" name="email" autocomplete="email" maxlength="254" .value=${this.kept.address.value.email} ?disabled=${now.state === "loading"} /></label>
      <p class="hint">${msg("me.emailHelp")}</p>
      <div class="row"><button class="small" ?disabled=${busy}>${msg("me.save")}</button>
        <span role="status" class="muted small">${now.state === "failed" ? failureText(now.failure) : said}</span></div>
    </form>${this.confirming(this.kept, busy)}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-own-address": PlenaryOwnAddress
  }
}
