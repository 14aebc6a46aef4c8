import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import type { Edit, Saved } from "../../../../shared/contract/noteLink.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { controlStyles } from "../../forms/controls.ts"
import styles from "./plenary-refused.css?inline"
import "../../icons/plenary-icon.ts"
import { copyWords } from "../../forms/copyWords.ts"
import { RefusedDismissed, SuggestionRequested } from "../events.ts"

/**
 * Text that the server did not accept, with the reason and a button to copy it. Empty if the server accepted
 * everything.
 * @fires refused-dismissed, suggestion-requested
 */
@customElement("plenary-refused")
@localized()
export class PlenaryRefused extends LitElement {
  static override styles = [controlStyles, unsafeCSS(styles)]

  @property({ attribute: false }) saved: Saved | null = null
  /** whether the page can turn the text into a suggestion */
  @property({ attribute: false }) maySuggest = false
  @state() private copied = false
  @query("textarea") private field!: HTMLTextAreaElement | null

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has("saved")) this.copied = false
  }

  private async copy(): Promise<void> {
    this.copied = await copyWords(this.field?.value ?? "", this.field)
  }

  protected override render() {
    const { saved } = this
    if (saved?.state !== "refused") return nothing
    // The reason becomes part of another sentence, so its full stop is removed.
    const reason = refusalText(saved.reject).replace(/[.。]$/, "")
    return html`
      <section role="alert">
        <p><strong>${msg("save.refused", { reason })}</strong></p>
        ${saved.text ? this.renderText(saved.text) : nothing}
        <div class="acts">
          ${saved.text ? this.renderCopy() : nothing}
          ${saved.text && this.maySuggest ? this.renderSuggest(saved.edits) : nothing}
          <button class="quiet" type="button" @click=${() => this.dispatchEvent(new RefusedDismissed())}>
            ${msg("refused.close")}
          </button>
        </div>
      </section>
    `
  }

  private renderText(text: string) {
    return html`<textarea readonly aria-label=${msg("refused.text")} .value=${text}></textarea>`
  }

  private renderCopy() {
    return html`
      <button type="button" @click=${this.copy}>
        <plenary-icon name=${this.copied ? "check" : "copy"}></plenary-icon>
        <span aria-live="polite">
          ${this.copied ? msg("copy.done") : msg("save.copy")}
        </span>
      </button>
    `
  }

  private renderSuggest(edits: readonly Edit[]) {
    return html`
      <button type="button" @click=${() => this.dispatchEvent(new SuggestionRequested(edits))}>
        ${msg("save.suggest")}
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-refused": PlenaryRefused
  }
}
