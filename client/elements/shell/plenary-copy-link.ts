import { html, LitElement, nothing } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { siteAddress } from "../../site/site.ts"
import { controlStyles } from "../forms/controls.ts"
import { copyWords } from "../forms/copyWords.ts"
import "../icons/plenary-icon.ts"

/** Milliseconds for which the button says that the link was copied. */
const copiedMs = 3_000

/**
 * A button that copies the full address of something on this server. Where the browser has no clipboard, as over plain
 * HTTP, the address is shown selected in its place.
 */
@customElement("plenary-copy-link")
@localized()
export class CopyLink extends LitElement {
  static override styles = [controlStyles]

  /** the address without its origin, e.g. `/w/panel/r/3` */
  @property() path = ""
  /** names what the link leads to for screen readers, e.g. "A-1" */
  @property() of = ""
  /** whether the button shows its words beside its icon */
  @property({ type: Boolean }) worded = false
  @state() private now: "rest" | "copied" | "shown" = "rest"

  private get address(): string {
    return new URL(siteAddress + this.path).href
  }

  private readonly copy = async (): Promise<void> => {
    this.now = (await copyWords(this.address, null)) ? "copied" : "shown"
    await this.updateComplete
    const field = this.renderRoot.querySelector("input")
    field?.focus()
    field?.select()
    if (this.now === "copied") setTimeout(() => (this.now = "rest"), copiedMs)
  }

  protected override render() {
    if (this.now === "shown")
      return html`<input readonly .value=${this.address} aria-label=${msg("copy.link")} @blur=${() => (this.now = "rest")} />`
    const isCopied = this.now === "copied"
    const words = isCopied ? msg("copy.done") : msg("copy.link")
    const named = this.of ? `${words} (${this.of})` : words
    return html`<button type="button" class=${this.worded ? "" : "quiet small"} title=${this.worded ? nothing : words} aria-label=${this.worded ? nothing : named} @click=${this.copy}>
      <plenary-icon name=${isCopied ? "check" : "link"}></plenary-icon>
      ${this.worded ? html`<span aria-live="polite">${words}</span>` : nothing}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-copy-link": CopyLink
  }
}
