import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import styles from "./plenary-copy-text.css?inline"
import "../icons/plenary-icon.ts"
import { controlStyles } from "./controls.ts"
import { copyWords } from "./copyWords.ts"

/** A read-only field with a button that copies its text, such as a link or a text that could not be sent. */
@customElement("plenary-copy-text")
@localized()
export class CopyText extends LitElement {
  static override styles = [controlStyles, unsafeCSS(styles)]

  @property() text = ""
  @property() label = ""
  /** the height in lines; more than one line makes the field a textarea */
  @property({ type: Number }) rows = 1
  @state() private copied = false
  @query("input, textarea") private field!: HTMLInputElement | HTMLTextAreaElement

  private readonly select = (): void => this.field.select()

  private async copy(): Promise<void> {
    this.copied = await copyWords(this.text, this.field)
  }

  protected override render() {
    return html`
      ${
        this.rows > 1
          ? html`<textarea readonly rows=${this.rows} .value=${this.text} aria-label=${this.label} @focus=${this.select}></textarea>`
          : html`<input readonly .value=${this.text} aria-label=${this.label} @focus=${this.select} />`
      }
      <button type="button" @click=${this.copy}>
        <plenary-icon name=${this.copied ? "check" : "copy"}></plenary-icon>
        <span aria-live="polite">${this.copied ? msg("copy.done") : msg("copy.do")}</span>
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-copy-text": CopyText
  }
}
