import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { limits } from "../../../../shared/contract/limits.ts"
import { sha256Here, textHash } from "../../../../shared/document/textHash.ts"
import type { LanguageText as Text } from "../../../../shared/fold/consensusState.ts"
import type { MovedOn } from "../../../../shared/rules/text/behind.ts"
import { domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { languageName, ownName, textStateName } from "../../../i18n/terms/terms.ts"
import { FieldWords } from "../../forms/fieldWords.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { changesSheet, wordChanges } from "../kit/wordChanges.ts"
import styles from "./plenary-language-text.css?inline"

/** One language's wording on a statement's card, to read, to edit, and to confirm. */
@customElement("plenary-language-text")
@localized()
export class PlenaryLanguageText extends LitElement {
  @property() statement = ""
  @property({ attribute: false }) text: Text | null = null
  /** the id of the member who edits */
  @property() by = ""
  @property({ type: Boolean }) authentic = false
  /** whether this is the only authentic text, so that no other text could be compared with it */
  @property({ type: Boolean }) alone = false
  /** whether this is the card's first text, which is shown larger */
  @property({ type: Boolean, reflect: true }) hero = false
  @property({ type: Boolean }) mayEdit = false
  @property({ type: Boolean }) mayConfirm = false
  /** for the secretary: whether they may ask for the confirmation that was given aloud, or have asked for it */
  @property({ attribute: false }) asked: "may-ask" | "asked" | null = null
  /** the name of the secretary who entered a spoken confirmation, in a log of an earlier version */
  @property() enteredBy = ""
  /** the authentic texts that have changed since this text last matched them */
  @property({ attribute: false }) behind: readonly MovedOn[] = []
  /** the name of the member who checks this text for their side; `mayName`: this reader may name that member */
  @property() reviewer = ""
  @property({ type: Boolean }) mayName = false
  /** whether the version is frozen, so that saving this text begins the next version */
  @property({ type: Boolean }) frozen = false
  /** the number of the statement's record in force; 0 if there is none */
  @property({ type: Number }) record = 0
  @state() private draft: string | null = null
  #base = 0
  readonly #asking = new Asking(this)
  readonly #words = new FieldWords(this)

  static override styles = [sessionStyles, changesSheet, unsafeCSS(styles)]

  override render() {
    const text = this.text
    if (!text) return nothing
    return html`
      <header>
        <b lang=${domLang(text.lang)}>${ownName[text.lang]}</b>
        <span>${this.authentic ? msg("text.authentic") : msg("text.translation")}</span>
        ${this.authentic || text.state === "draft" || text.state === "out_of_date" ? this.#state(text) : nothing}
      </header>
      ${this.reviewer && text.state !== "in_sync" ? html`<p class="small muted">${this.#reviewed()}</p>` : nothing}
      ${this.enteredBy && text.state === "in_sync" ? html`<p class="small muted">${this.#entered()}</p>` : nothing}
      ${this.asked === "asked" ? html`<p class="small muted">${msg("text.confirmAsked")}</p>` : nothing}
      ${this.behind.map(({ lang, before, now }) => this.#movedOn(lang, before, now))}
      ${this.draft === null ? this.#shown(text) : this.#editor(text, this.draft)} ${this.#asking.trouble}
    `
  }

  /** Opens the editor of this text. The bar's act "reword" also calls this method. */
  edit(): void {
    if (!this.text || !this.mayEdit) return
    const { draft = this.text.text, base = this.text.revision } = this.#words.read(this.#place())
    this.#base = Number(base)
    this.draft = draft
    void this.updateComplete.then(() => this.renderRoot.querySelector("textarea")?.focus())
  }

  #state({ state, lang, behind }: Text) {
    const kind = { in_sync: "good", out_of_date: "bad", missing: "warn", draft: "" }[state]
    const sign = state === "in_sync" ? html`<span aria-hidden="true">✓</span> ` : nothing
    return html`<span class="chip ${kind}">${sign}${textStateName(state)}</span>
      ${state === "out_of_date" ? html`<span>${behindWords(languageName(lang), behind ?? 1)}</span>` : nothing}`
  }

  #reviewed(): string {
    const name = this.reviewer
    return msg("text.reviewer", { name })
  }

  #movedOn(lang: MovedOn["lang"], before: string, now: string) {
    const language = languageName(lang)
    return html`<details open>
      <summary>${msg("text.movedOn", { language })}</summary>
      ${wordChanges(before, now, lang)}
    </details>`
  }

  #shown(text: Text) {
    return html`
      ${text.text === "" ? html`<p class="muted">${msg("text.none")}</p>` : html`<p class="text" lang=${domLang(text.lang)}>${text.text}</p>`}
      <div class="row tools">
        ${this.mayConfirm ? this.#confirm(text) : nothing}
        ${this.asked === "may-ask" ? html`<button class="outlined small" @click=${() => this.dispatchEvent(new Event("confirmation-wanted"))}>${msg("text.askConfirm")}</button>` : nothing}
        ${this.mayName && this.authentic && text.state !== "in_sync" && text.text !== "" ? html`<button class="quiet small" @click=${() => this.dispatchEvent(new Event("reviewer-wanted"))}>${msg("text.nameReviewer")}</button>` : nothing}
        ${this.mayEdit ? html`<button class="quiet small" @click=${this.edit}>${text.text === "" ? msg("text.write") : msg("text.edit")}</button>` : nothing}
      </div>`
  }

  #entered(): string {
    const name = this.enteredBy
    return msg("text.confirmedAloud", { name })
  }

  #confirm({ lang, text }: Text) {
    const body = { statement: this.statement, lang, seen: textHash(text, sha256Here) }
    const words = this.alone ? msg("text.confirmAlone") : msg("text.confirm")
    return html`<button ${this.#asking.sends("confirm-text", body)} class="outlined small" ?disabled=${this.#asking.busy}>${words}</button>`
  }

  #editor(text: Text, draft: string) {
    const changed = text.revision !== this.#base
    return html`
      ${this.frozen ? html`<p class="small muted">${this.record > 0 ? amendingWords(this.record) : msg("text.newVersion")}</p>` : nothing}
      ${changed ? html`<p class="trouble">${msg("text.changedMeanwhile")}</p><p class="text small" lang=${domLang(text.lang)}>${text.text}</p>` : nothing}
      <textarea lang=${domLang(text.lang)} maxlength=${limits.statement} aria-label=${languageName(text.lang)} .value=${draft}
        @input=${this.#typed} @keydown=${this.#keyed}></textarea>
      <div class="row">
        <button class="filled small" ?disabled=${this.#asking.busy || draft.trim() === ""} @click=${this.#save}>${msg("text.save")}</button>
        <button class="quiet small" @click=${() => this.#keep(null)}>${msg("dialog.cancel")}</button>
      </div>`
  }

  #place(): string {
    return `${this.by} ${this.statement} ${this.text?.lang}`
  }

  /**
   * Stores the draft with the revision on which it is based, so that a change by others is noticed even after a reload.
   */
  #keep(draft: string | null): void {
    this.draft = draft
    this.#words.keep(this.#place(), draft === null ? {} : { draft, base: String(this.#base) })
  }

  #typed(event: InputEvent): void {
    if (event.target instanceof HTMLTextAreaElement) this.#keep(event.target.value)
  }

  #keyed(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void this.#save()
    // Escape closes the editor. The draft stays in the tab's storage, and the editor shows this draft when it is opened
    // again.
    if (event.key === "Escape") this.draft = null
  }

  async #save(): Promise<void> {
    const { statement, text, draft } = this
    if (!text || draft === null || draft.trim() === "") return
    const body = { statement, lang: text.lang, text: draft, base: this.#base, newVersion: this.frozen }
    const receipt = await this.#asking.command("save-text", body)
    if (receipt) this.#keep(null)
    else this.#base = this.text?.revision ?? this.#base
  }
}

const amendingWords = (n: number): string => msg("text.amends", { n })

const behindWords = (language: string, n: number): string => msg("text.behind", { language, n })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-language-text": PlenaryLanguageText
  }
}
