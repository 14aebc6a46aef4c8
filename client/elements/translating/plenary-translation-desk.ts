import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import { keyed } from "lit/directives/keyed.js"
import { limits } from "../../../shared/contract/limits.ts"
import type { DraftTyped, TranslationWanted } from "../../../shared/contract/queries/translating.ts"
import { sha256Here, textHash } from "../../../shared/document/textHash.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { type Odd, oddText } from "../../../shared/rules/said/oddText.ts"
import { domLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName, ownName } from "../../i18n/terms/terms.ts"
import { Asking } from "../session/kit/asking.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import styles from "./plenary-translation-desk.css?inline"
import {
  EngineDraftWanted,
  StepWanted,
  TranslationOutdated,
  TranslationSettled,
  TranslationTyped,
} from "./translationEvents.ts"

/** One text and the field for its translation, side by side. All of it can be done by the keyboard. */
@customElement("plenary-translation-desk")
@localized()
export class TranslationDeskElement extends LitElement {
  @property({ attribute: false }) text: TranslationWanted | null = null
  @property() into: Lang = "en"
  /** the words that the reader has typed of this text so far */
  @property({ attribute: false }) draft = ""
  /** the name of the person who wrote the newest translation */
  @property() writer = ""
  /** whether the original was withdrawn or erased while its translator had words for it */
  @property({ type: Boolean }) gone = false
  /** the hash of the original to which the reader's words belong; "" if there are none */
  @property() seen = ""
  /** whether there is a text before this one, and one after it */
  @property({ type: Boolean }) former = false
  @property({ type: Boolean }) later = false
  /** the page's sentence about the words that were typed: saved or not */
  @property() saved = ""
  /** the host of the translation service that may draft this text; "" if none may */
  @property() engine = ""
  /** whether the words of the field came from the translation service */
  @property({ type: Boolean }) machine = false
  @state() private isDrafting = false
  /** why the translation service gave no draft */
  @state() private noDraft = ""
  /** the doubt about the words that the reader wanted to hand over */
  @state() private odd: Odd | null = null
  @state() private isEmpty = true
  /** whether the words of the field were copied */
  @state() private copied = false
  @query("textarea") private readonly field!: HTMLTextAreaElement | null
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override focus(): void {
    this.field?.focus()
  }

  /** the present words of the field */
  get written(): string | undefined {
    return this.field?.value
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("text")
    if (!changed.has("text") || (before && before.key === this.text?.key && !changed.has("into"))) return
    this.odd = null
    this.noDraft = ""
    this.copied = false
    this.isEmpty = this.draft.trim() === ""
  }

  override render() {
    const { text } = this
    if (!text) return nothing
    return html`<div class="pair">
        <section aria-labelledby="original">
          <h3 id="original" class="label">${msg("translating.original")} <span lang=${text.lang ? domLang(text.lang) : nothing}>${text.lang ? ownName[text.lang] : msg("said.noLanguage")}</span></h3>
          ${this.gone ? html`<p class="muted">${msg("translating.gone")}</p>` : html`<p class="text said" lang=${text.lang ? domLang(text.lang) : nothing}>${text.text}</p>`}
        </section>
        <section aria-labelledby="own">
          <h3 id="own" class="label">${msg("translating.translation")} <span lang=${domLang(this.into)}>${ownName[this.into]}</span></h3>
          ${this.#earlier(text)}
          ${keyed(
            `${text.key} ${this.into}`,
            html`<textarea lang=${domLang(this.into)} maxlength=${limits.statement} aria-labelledby="own" aria-describedby="saved"
              .value=${this.draft} @input=${this.#typed} @keydown=${this.#keyed}></textarea>`,
          )}
          ${this.machine && !this.isEmpty ? html`<p class="small"><span class="chip warn">${msg("translating.machine")}</span></p>` : nothing}
          <p id="saved" class="small muted saved" role="status">${this.gone ? nothing : this.saved}</p>
          ${this.#loose(text)}
        </section>
      </div>
      ${this.odd ? this.#doubt(this.odd) : nothing} ${this.gone ? nothing : this.#asking.trouble}
      ${this.noDraft ? html`<p class="problem" role="alert">${this.noDraft}</p>` : nothing}
      <div class="row acts">
        <button class="filled" aria-keyshortcuts="Control+Enter" ?disabled=${this.#asking.busy || this.isEmpty || this.gone} @click=${this.#handOver}>${msg("translating.handOver")}</button>
        ${text.translation && !text.translation.behind ? html`<button class="outlined" @click=${this.#leave}>${msg("translating.leaveTheirs")}</button>` : nothing}
        ${this.engine && text.leaves ? html`<button class="outlined" title=${msg("translating.draftHelp", { host: this.engine })} ?disabled=${this.isDrafting || !this.isEmpty} @click=${this.#draftByEngine}>${this.isDrafting ? msg("translating.drafting") : msg("translating.draft", { host: this.engine })}</button>` : nothing}
        <div class="row steps">
        <button class="quiet" aria-keyshortcuts="Alt+ArrowUp" ?disabled=${!this.former} @click=${() => this.#step(-1)}>${msg("translating.former")}</button>
        <button class="quiet" aria-keyshortcuts="Alt+ArrowDown" ?disabled=${!this.later} @click=${() => this.#step(1)}>${msg("translating.skip")}</button>
        </div>
      </div>`
  }

  /**
   * The newest translation, if it has words: it is behind its original, or somebody handed it in meanwhile. The
   * translation of a comment that was corrected has none.
   */
  #earlier({ translation }: TranslationWanted) {
    if (!translation || translation.text === "") return nothing
    const name = this.writer
    return html`<div class="earlier">
      <p class="small">${translation.behind ? msg("translating.wasBehind", { name }) : msg("translating.meanwhile", { name })}</p>
      <p class="text small" lang=${domLang(this.into)}>${translation.text}</p>
    </div>`
  }

  /** Says that the words in the field belong to an original that is gone or reads otherwise now. */
  #loose(text: TranslationWanted) {
    const isOther = this.seen !== "" && this.seen !== textHash(text.text, sha256Here)
    if (this.isEmpty || (!this.gone && !isOther)) return nothing
    return html`<div class="doubt" role="alert">
      <p>${this.gone ? msg("translating.goneWords") : msg("translating.replaced")}</p>
      <div class="row">
        <button class="outlined small" @click=${this.#copy}>${this.copied ? msg("translating.copied") : msg("translating.copy")}</button>
        <button class="quiet small" @click=${this.#discard}>${msg("translating.discard")}</button>
      </div>
    </div>`
  }

  readonly #copy = async (): Promise<void> => {
    const { field } = this
    if (!field) return
    this.copied = await navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    )
    // where the browser refuses, the words are selected, so that the keys copy them
    if (!this.copied) field.select()
  }

  readonly #discard = (): void => {
    const { field } = this
    if (this.gone || !field) return this.#settle("discarded")
    field.value = ""
    this.#typed()
    this.focus()
  }

  #doubt(odd: Odd) {
    const language = languageName(this.into)
    return html`<div class="doubt" role="alert">
      <p>${odd === "script" ? msg("translating.oddScript", { language }) : msg("translating.oddLength")}</p>
      <div class="row">
        <button class="outlined small" @click=${() => this.#send()}>${msg("translating.allTheSame")}</button>
        <button class="quiet small" @click=${this.#backToField}>${msg("translating.goOn")}</button>
      </div>
    </div>`
  }

  readonly #backToField = (): void => {
    this.odd = null
    this.focus()
  }

  #body(text: TranslationWanted): DraftTyped {
    const seen = textHash(text.text, sha256Here)
    return {
      key: text.key,
      lang: this.into,
      text: this.field?.value ?? "",
      seen,
      base: text.translation?.revision ?? 0,
      drafted: this.machine ? "engine" : "person",
    }
  }

  /** Puts the service's draft into the empty field. If the reader has begun to type or has gone on, it is dropped. */
  readonly #draftByEngine = async (): Promise<void> => {
    const { text, into } = this
    if (!text || this.isDrafting) return
    const wanted = new EngineDraftWanted({ key: text.key, lang: into })
    this.dispatchEvent(wanted)
    this.noDraft = ""
    this.isDrafting = true
    const answer = await wanted.answer
    this.isDrafting = false
    const { field } = this
    if (answer === null || this.text?.key !== text.key || this.into !== into || !field) return
    if ("trouble" in answer) return void (this.noDraft = answer.trouble)
    if (field.value.trim() !== "") return
    field.value = answer.text
    this.machine = true
    this.#typed()
    this.focus()
  }

  readonly #typed = (): void => {
    if (!this.text) return
    const body = this.#body(this.text)
    this.isEmpty = body.text.trim() === ""
    this.odd = null
    // once the field is empty, what is typed next is a person's
    if (this.isEmpty) this.machine = false
    this.dispatchEvent(new TranslationTyped(body))
  }

  readonly #keyed = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      this.#handOver()
    }
    // with Shift they are the page's: they go on with another language
    if (!event.altKey || event.shiftKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return
    event.preventDefault()
    this.#step(event.key === "ArrowDown" ? 1 : -1)
  }

  #step(by: 1 | -1): void {
    if (by === 1 ? this.later : this.former) this.dispatchEvent(new StepWanted(by))
  }

  readonly #handOver = (): void => {
    const { text, field } = this
    if (!text || !field || field.value.trim() === "" || this.#asking.busy || this.gone) return
    this.odd = this.odd === null ? oddText(field.value, this.into, text.text) : null
    if (this.odd === null) void this.#send()
  }

  async #send(): Promise<void> {
    const { text } = this
    if (!text) return
    this.odd = null
    const body = this.#body(text)
    const receipt = await this.#asking.command("give-translation", body)
    this.dispatchEvent(receipt ? new TranslationSettled(body, "handed_over") : new TranslationOutdated())
  }

  readonly #leave = (): void => {
    this.#settle("left")
  }

  #settle(how: "left" | "discarded"): void {
    if (this.text) this.dispatchEvent(new TranslationSettled({ key: this.text.key, lang: this.into }, how))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-translation-desk": TranslationDeskElement
  }
}
