import { html, LitElement, nothing } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { Answer } from "../../../../../shared/model/consensus/answer.ts"
import { type Judgement, judgements } from "../../../../../shared/model/terms.ts"
import { currentLang, domLang } from "../../../../i18n/language.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import { judgementName } from "../../../../i18n/terms/recordTerms.ts"
import { FieldWords } from "../../../forms/fieldWords.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import { AnswerGiven } from "./answerGiven.ts"
import { choiceSheet } from "./choiceSheet.ts"

/** The form for an answer in a review: whether the record still stands, and why not. Only Submit sends the answer. */
@customElement("plenary-review-form")
@localized()
export class ReviewForm extends LitElement {
  @property({ attribute: false }) answer: Answer | null = null
  @property({ type: Boolean }) busy = false
  /** the storage key, which names the writer and the round, so that the text is found again after a reload */
  @property() place = ""
  @state() private choice: Judgement | null = null
  @state() private reason = ""
  @state() private lack: "choice" | "reason" | null = null
  /** whether something was chosen or typed and not sent; an answer that arrives meanwhile then replaces nothing */
  #touched = false
  readonly #words = new FieldWords(this)

  static override styles = [sessionStyles, choiceSheet]

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("place") && (this.#touched || !changed.has("answer"))) return
    this.#touched = false
    const answer = this.answer?.kind === "review" ? this.answer : null
    const kept = this.#words.read(this.place)
    this.choice = judgements.find(one => one === kept["choice"]) ?? answer?.judgement ?? null
    this.reason = kept["reason"] ?? answer?.reason ?? ""
    this.lack = null
  }

  override render() {
    return html`<form @submit=${this.#submit} @input=${this.#keep} @change=${this.#keep} novalidate>
      <fieldset>
        <legend>${msg("review.ask")}</legend>
        <div class="positions">${judgements.map(one => this.#choice(one))}</div>
        ${this.choice === null ? nothing : this.#field(this.choice)}
      </fieldset>
      ${this.lack === null ? nothing : html`<p class="trouble" role="alert">${this.lack === "choice" ? msg("answer.chooseFirst") : msg("review.reasonRequired")}</p>`}
      <p class="small muted">${msg("review.informs")}</p>
      <div class="row"><button class="filled" ?disabled=${this.busy}>${msg("review.submit")}</button></div>
    </form>`
  }

  #choice(judgement: Judgement) {
    const choose = () => {
      this.choice = judgement
      this.lack = null
    }
    return html`<label class="choice">
      <input type="radio" name="judgement" .value=${judgement} .checked=${this.choice === judgement} @change=${choose} />
      <span>${judgementName(judgement)}</span>
    </label>`
  }

  #field(choice: Judgement) {
    const label = choice === "stands" ? msg("review.reasonIfAny") : msg("review.reason")
    return html`<div class="fields"><label class="field">${label}
      <textarea name="reason" maxlength="4000" lang=${domLang(currentLang())} .value=${this.reason} aria-invalid=${this.lack === "reason"}
        @input=${(event: InputEvent) => (this.reason = textOf(event))}></textarea>
    </label></div>`
  }

  /** Keeps the unsent choice together with the typed reason. If nothing is typed, nothing is kept. */
  #keep(): void {
    const { choice, reason } = this
    this.#touched = true
    this.#words.keep(this.place, reason ? { choice: choice ?? "", reason } : {})
  }

  #submit(event: Event): void {
    event.preventDefault()
    const { choice } = this
    const reason = this.reason.trim()
    this.lack = choice === null ? "choice" : choice !== "stands" && reason === "" ? "reason" : null
    if (choice === null || this.lack !== null) return void this.#goToLack()
    this.#touched = false
    this.dispatchEvent(new AnswerGiven({ kind: "review", judgement: choice, reason, lang: currentLang() }))
  }

  /** Moves the focus to the field that lacks a value. */
  async #goToLack(): Promise<void> {
    await this.updateComplete
    const missing = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')
    ;(missing ?? this.renderRoot.querySelector<HTMLElement>("input"))?.focus()
  }
}

const textOf = (event: InputEvent): string => (event.target instanceof HTMLTextAreaElement ? event.target.value : "")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-review-form": ReviewForm
  }
}
