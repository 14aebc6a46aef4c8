import { msg } from "@lit/localize"
import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { written } from "../../elements/forms/written.ts"
import { refusalText } from "../../i18n/refusalText.ts"
import { OwnAddressKept } from "../../state/fetched/ownAddress.ts"
import { Watching } from "../../state/watching.ts"

/** Where the notices of one seat go. Only this member and the server know it. */
@customElement("own-address")
export class OwnAddress extends Watching(LitElement) {
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

  protected override render() {
    if (!this.kept) return nothing
    const now = this.kept.now.value
    const busy = now.at === "loading" || now.at === "saving"
    const said = now.at === "saved" ? msg("Saved", { id: "me.saved" }) : ""
    return html`<form class="stack tight own-address" @submit=${this.save}>
      <label class="field"><span class="label">${msg("E-mail for notices (optional)", { id: "me.email" })}</span>
        <input class="input" type="email" name="email" autocomplete="email" maxlength="254" .value=${this.kept.email.value} ?disabled=${now.at === "loading"} /></label>
      <p class="hint">${msg("Only you and the server know it. Leave it empty to get none.", { id: "me.emailHelp" })}</p>
      <div class="row"><button class="button small" ?disabled=${busy}>${msg("Save", { id: "me.save" })}</button>
        <span role="status" class="muted small">${now.at === "failed" ? refusalText(now.failure) : said}</span></div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "own-address": OwnAddress
  }
}
