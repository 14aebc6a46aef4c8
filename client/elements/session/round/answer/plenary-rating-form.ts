import { html, LitElement, nothing } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { GivenAnswer } from "../../../../../shared/model/consensus/answer.ts"
import { type Lang, mostReasonCharacters } from "../../../../../shared/model/terms.ts"
import type { TextsOffer } from "../../../../../shared/rules/round/secondTexts.ts"
import { wordingWarning } from "../../../../acts/round/anonymityHelp.ts"
import { currentLang, domLang } from "../../../../i18n/language.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import { FieldWords } from "../../../forms/fieldWords.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import { AnswerGiven } from "./answerGiven.ts"
import { choiceSheet } from "./choiceSheet.ts"
import { SecondTextFields } from "./secondTexts.ts"

const scores = [1, 2, 3, 4, 5, 6, 7, 8, 9]
/** The meaning of the lowest, the middle and the highest score. */
const ends: Readonly<Record<number, () => string>> = {
  1: () => msg("rating.lowest"),
  5: () => msg("rating.middle"),
  9: () => msg("rating.highest"),
}
type Choice = number | "outside" | null
type Lack = "choice" | "reason" | "length" | "texts" | null

/**
 * The form for a rating: scores from 1 to 9, a separate choice "outside my field", and a reason for the chosen score.
 * Only Submit sends the choice.
 */
@customElement("plenary-rating-form")
@localized()
export class RatingForm extends LitElement {
  /** the recorded answer, which the form preselects */
  @property({ attribute: false }) answer: GivenAnswer | null = null
  @property({ type: Boolean }) busy = false
  /** returns whether a score needs a reason; null if the round takes no reasons */
  @property({ attribute: false }) needs: ((score: number) => boolean) | null = null
  /** whether the round is named; in other rounds the form warns that wording may identify the writer */
  @property({ type: Boolean }) named = false
  /** the second texts that the round takes; null where names are shown */
  @property({ attribute: false }) offer: TextsOffer | null = null
  /** the storage key, which names the writer and the round, so that the text is found again after a reload */
  @property() place = ""
  @state() private choice: Choice = null
  @state() private reason = ""
  @state() private lack: Lack = null
  /** whether something was chosen or typed and not sent; an answer that arrives meanwhile then replaces nothing */
  #touched = false
  readonly #words = new FieldWords(this)
  readonly #texts = new SecondTextFields(() => {
    if (this.lack === "texts") this.lack = null
    this.#keep()
    this.requestUpdate()
  })

  static override styles = [sessionStyles, choiceSheet]

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const answer = this.answer?.kind === "rating" ? this.answer : null
    if (!changed.has("place") && (this.#touched || !(changed.has("answer") && answer))) return
    this.#touched = false
    const kept = changed.has("place") ? this.#words.read(this.place) : {}
    this.choice = choiceIn(kept["choice"]) ?? (answer ? (answer.score ?? "outside") : null)
    this.reason = kept["reason"] ?? answer?.reason ?? ""
    this.#texts.start(answer, kept)
    this.lack = null
  }

  override render() {
    return html`<form @submit=${this.#submit} @input=${this.#keep} @change=${this.#keep} novalidate>
      <fieldset>
        <legend>${msg("rating.ask")}</legend>
        <div class="choices">
          ${scores.map(
            score => html`<label class="choice score">
              <input type="radio" name="score" .value=${String(score)} .checked=${this.choice === score}
                aria-describedby=${score in ends ? `end-${score}` : nothing} @change=${() => this.#choose(score)} />${score}
            </label>`,
          )}
        </div>
        <p class="small muted ends">${Object.entries(ends).map(([score, words]) => html`<span id="end-${score}">${words()}</span>`)}</p>
        <label class="choice skip">
          <input type="radio" name="score" .checked=${this.choice === "outside"} @change=${() => this.#choose("outside")} />
          ${msg("rating.skip")}
        </label>
        ${this.#why()}
      </fieldset>
      ${this.#trouble()}
      <div class="row">
        <button class="filled" ?disabled=${this.busy}>${msg("answer.submit")}</button>
      </div>
    </form>`
  }

  #why() {
    if (!this.needs || typeof this.choice !== "number") return nothing
    return html`<div class="fields">
      <label class="field">${this.#required ? msg("rating.reason") : msg("rating.reasonOptional")}
        <textarea name="reason" lang=${domLang(this.#written)} .value=${this.reason} aria-required=${this.#required}
          aria-invalid=${this.lack === "reason" || this.lack === "length"} @input=${this.#write}></textarea>
      </label>
      <p class="small muted">${msg("rating.reasonHelp")} ${this.named ? nothing : wordingWarning()}</p>
      ${this.#texts.render(this.offer)}
    </div>`
  }

  #trouble() {
    if (this.lack === null) return nothing
    const words = {
      choice: () => msg("answer.chooseFirst"),
      reason: () => msg("rating.reasonRequired"),
      texts: () => this.#texts.tooLong,
      length: () => tooLong(this.reason.trim().length),
    }
    return html`<p class="trouble" role="alert">${words[this.lack]()}</p>`
  }

  get #written(): Lang {
    return this.offer ? this.#texts.lang : currentLang()
  }

  get #required(): boolean {
    return typeof this.choice === "number" && (this.needs?.(this.choice) ?? false)
  }

  #choose(choice: Choice): void {
    this.choice = choice
    this.lack = null
  }

  readonly #write = ({ target }: Event): void => {
    if (target instanceof HTMLTextAreaElement) this.reason = target.value
  }

  /** Keeps the unsent choice together with the typed reason. If nothing is typed, nothing is kept. */
  #keep(): void {
    const { choice, reason } = this
    this.#touched = true
    this.#texts.typed(reason)
    this.#words.keep(this.place, reason ? { choice: String(choice ?? ""), reason, ...this.#texts.kept } : {})
  }

  #lacking(): Lack {
    const reason = this.reason.trim()
    if (this.choice === null) return "choice"
    if (this.choice === "outside" || !this.needs) return null
    if (this.#required && reason === "") return "reason"
    if (reason.length > mostReasonCharacters) return "length"
    return this.offer && reason !== "" && this.#texts.tooLong ? "texts" : null
  }

  #submit(event: Event): void {
    event.preventDefault()
    this.lack = this.#lacking()
    if (this.lack !== null || this.choice === null) return void this.#goToLack()
    const score = this.choice === "outside" ? null : this.choice
    const reason = score === null || !this.needs ? "" : this.reason.trim()
    this.#touched = false
    this.dispatchEvent(new AnswerGiven({ kind: "rating", score, ...(reason !== "" && { reason, ...this.#said }) }))
  }

  /** The language of the reason, and its second texts. */
  get #said() {
    return this.offer ? this.#texts.answer : { lang: currentLang() }
  }

  /** Moves the focus to the field that lacks a value. */
  async #goToLack(): Promise<void> {
    await this.updateComplete
    const missing = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')
    ;(missing ?? this.renderRoot.querySelector<HTMLElement>("input"))?.focus()
  }
}

/** The kept choice; null if none was kept. */
const choiceIn = (kept: string | undefined): Choice =>
  kept === "outside" ? kept : (scores.find(score => String(score) === kept) ?? null)

const tooLong = (n: number): string => msg("rating.reasonLong", { n, max: mostReasonCharacters })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-rating-form": RatingForm
  }
}
