import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { limits } from "../../../../shared/contract/limits.ts"
import type { Spoken } from "../../../../shared/model/texts.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { FieldWords } from "../../forms/fieldWords.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-composer.css?inline"

/** Fired when the writer sends their text. */
export class WordsWritten extends Event {
  readonly words: Spoken
  constructor(words: Spoken) {
    super("words-written", { bubbles: true, composed: true })
    this.words = words
  }
}

/**
 * A text field that grows with its text. Its button, Mod+Enter or Enter sends the text, but never while an input method
 * composes.
 */
@customElement("plenary-composer")
@localized()
export class Composer extends LitElement {
  @property() label = ""
  /** the storage key, which names the writer and the subject, so that the text is found again after a reload */
  @property() place = ""
  @property() action = ""
  @property({ type: Boolean }) cancellable = false
  /** whether Enter sends the text; otherwise Enter inserts a line break */
  @property({ type: Boolean }) enterSends = true
  @state() private text = ""
  readonly #words = new FieldWords(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("place")) this.text = this.#words.read(this.place)["text"] ?? ""
  }

  override render() {
    return html`<form @submit=${this.#submit}>
      <textarea rows="1" aria-label=${this.label} placeholder=${this.label} lang=${domLang(currentLang())}
        maxlength=${limits.entry} .value=${this.text} @input=${this.#typed} @keydown=${this.#keyed}></textarea>
      ${
        this.text.trim() === "" && !this.cancellable
          ? nothing
          : html`<div class="row">
              <button class="outlined small">${this.action}</button>
              ${this.cancellable ? html`<button class="quiet small" type="button" @click=${this.#cancel}>${msg("dialog.cancel")}</button>` : nothing}
            </div>`
      }
    </form>`
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector("textarea")?.focus())
  }

  #typed(event: InputEvent): void {
    if (event.target instanceof HTMLTextAreaElement) this.#keep(event.target.value)
  }

  #keep(text: string): void {
    this.text = text
    this.#words.keep(this.place, { text })
  }

  #keyed(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.isComposing || event.keyCode === 229) return
    // Escape closes the field. The text stays in the tab's storage, and the field shows this text when it is opened
    // again.
    if (event.key === "Escape" && this.cancellable) this.#leave()
    const sends = event.ctrlKey || event.metaKey || (this.enterSends && !event.shiftKey)
    if (event.key === "Enter" && sends) this.#submit(event)
  }

  #submit(event: Event): void {
    event.preventDefault()
    const text = this.text.trim()
    if (text === "") return
    this.#keep("")
    // The button disappears with the text, so the focus moves to the field.
    if (this.matches(":focus-within")) this.focus()
    this.dispatchEvent(new WordsWritten({ lang: currentLang(), text }))
  }

  #cancel(): void {
    this.#keep("")
    this.focus()
    this.#leave()
  }

  #leave(): void {
    this.dispatchEvent(new Event("composer-cancelled"))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-composer": Composer
  }
  interface HTMLElementEventMap {
    "words-written": WordsWritten
  }
}
