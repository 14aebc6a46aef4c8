import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { live } from "lit/directives/live.js"
import type { GivenAnswer } from "../../../../../shared/model/consensus/answer.ts"
import { mostReasonCharacters } from "../../../../../shared/model/terms.ts"
import type { TextsOffer } from "../../../../../shared/rules/round/secondTexts.ts"
import { wordingWarning } from "../../../../acts/round/anonymityHelp.ts"
import { currentLang, domLang } from "../../../../i18n/language.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import { FieldWords } from "../../../forms/fieldWords.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import { AnswerGiven } from "../answer/answerGiven.ts"
import { choiceSheet } from "../answer/choiceSheet.ts"
import { SecondTextFields } from "../answer/secondTexts.ts"
import styles from "./plenary-score-buttons.css?inline"

const scores = [1, 2, 3, 4, 5, 6, 7, 8, 9]
type Choice = number | "outside" | null

/**
 * The scale of one round of a batch. A press gives the score at once. A score that needs a reason is given together
 * with it, and a reason may be added to any other score.
 */
@customElement("plenary-score-buttons")
@localized()
export class ScoreButtons extends LitElement {
  @property({ attribute: false }) answer: GivenAnswer | null = null
  /** returns whether a score needs a reason; null if the round takes no reasons */
  @property({ attribute: false }) needs: ((score: number) => boolean) | null = null
  /** whether the round is named; in other rounds the field warns that wording may identify the writer */
  @property({ type: Boolean }) named = false
  /** the second texts that the round takes; null where names are shown */
  @property({ attribute: false }) offer: TextsOffer | null = null
  /** whether the server has the shown answer; only then is the typed reason forgotten */
  @property({ type: Boolean }) saved = false
  /** the storage key of the typed reason; empty in a secret round */
  @property() place = ""
  /** a score that was pressed and not given, because its reason is missing or too long */
  @state() private waiting: number | null = null
  /** the reason that was typed and is not on the server with a score; null if nothing was typed */
  @state() private typed: string | null = null
  @state() private lacks: "reason" | "shorter" | "texts" | null = null
  readonly #words = new FieldWords(this)
  readonly #texts = new SecondTextFields(() => {
    this.lacks = null
    // A text in another language is sent together with the reason.
    this.typed = this.#reason
    this.#keep()
    this.requestUpdate()
  })

  static override styles = [sessionStyles, choiceSheet, unsafeCSS(styles)]

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("place")) {
      const kept = this.#words.read(this.place)
      this.waiting = Number(kept["waiting"]) || null
      this.typed = kept["reason"] ?? null
      this.#texts.start(this.answer, kept)
    } else if (changed.has("answer") && this.typed === null) this.#texts.start(this.answer, {})
    // An older answer may arrive while another score waits for its reason.
    if (changed.has("place") || (changed.has("answer") && this.waiting === null)) this.lacks = null
    const arrived = this.saved && (changed.has("saved") || changed.has("answer"))
    if (arrived && this.waiting === null && this.typed?.trim() === this.#given && this.#hasTexts) {
      this.typed = null
      this.#texts.start(this.answer, {})
      this.#keep()
    }
  }

  /** The reason of the shown answer. */
  get #given(): string {
    return this.answer?.kind === "rating" ? (this.answer.reason ?? "") : ""
  }

  /** Whether the shown answer has the second texts of the fields. */
  get #hasTexts(): boolean {
    if (!this.offer || this.answer?.kind !== "rating") return true
    const { texts = [], lang } = this.#texts.answer
    return JSON.stringify(texts) === JSON.stringify(this.answer.texts ?? []) && lang === (this.answer.lang ?? lang)
  }

  get #reason(): string {
    return this.typed ?? this.#given
  }

  /** Gives a score, or *outside my field*, as a press on its button does. */
  press(choice: number | "outside"): void {
    this.lacks = null
    // The reason stays for a later score, although *outside my field* is given without it.
    if (choice === "outside") return this.#give(null)
    this.lacks = this.#lack(choice)
    if (this.lacks === null) return this.#give(choice)
    // A missing reason is not called a mistake before the panelist could write it.
    if (this.lacks === "reason") this.lacks = null
    this.waiting = choice
    this.#keep()
    void this.updateComplete.then(() => this.renderRoot.querySelector("textarea")?.focus())
  }

  /**
   * Gives what stands in the fields before the panelist goes on. Returns false if it cannot be given yet; the element
   * then says what is missing.
   */
  leave(): boolean {
    const shown = this.#shown
    if (typeof shown !== "number" || !this.#isChanged) return true
    this.#save(shown)
    return this.lacks === null
  }

  get #shown(): Choice {
    const given = this.answer?.kind === "rating" ? (this.answer.score ?? "outside") : null
    return this.waiting ?? given
  }

  /** Whether a chosen score, or its reason, is not given yet. */
  get #isChanged(): boolean {
    if (this.waiting !== null) return true
    return this.needs !== null && (this.#reason.trim() !== this.#given || !this.#hasTexts)
  }

  #save(score: number): void {
    this.lacks = this.#lack(score)
    if (this.lacks === null) this.#give(score)
    else this.renderRoot.querySelector("textarea")?.focus()
  }

  #lack(score: number): "reason" | "shorter" | "texts" | null {
    if (this.needs === null) return null
    const { length } = this.#reason.trim()
    if (length > mostReasonCharacters) return "shorter"
    if (length > 0 && this.offer && this.#texts.tooLong) return "texts"
    return length === 0 && this.needs(score) ? "reason" : null
  }

  override render() {
    const shown = this.#shown
    return html`<fieldset>
        <legend>${msg("rating.ask")}</legend>
        <div class="choices">
          ${scores.map(
            score => html`<label class="choice score">
              <input type="radio" name="score" .value=${String(score)} .checked=${live(shown === score)} @change=${() => this.press(score)} />${score}
            </label>`,
          )}
        </div>
        <p class="small muted ends"><span>${msg("rating.lowest")}</span><span>${msg("rating.middle")}</span><span>${msg("rating.highest")}</span></p>
        <label class="choice skip">
          <input type="radio" name="score" .checked=${live(shown === "outside")} @change=${() => this.press("outside")} />
          ${msg("rating.skip")}
        </label>
      </fieldset>
      ${this.needs === null || shown === null || shown === "outside" ? nothing : this.#reasonField(shown)}`
  }

  #reasonField(score: number) {
    const waits = this.waiting !== null
    const reason = this.#reason
    const write = (event: Event) => {
      if (!(event.target instanceof HTMLTextAreaElement)) return
      this.typed = event.target.value
      this.lacks = null
      this.#keep()
    }
    return html`<div class="reason">
      <label class="field">${(this.needs?.(score) ?? false) ? msg("rating.reason") : msg("rating.reasonOptional")}
        <textarea rows="3" lang=${domLang(this.offer ? this.#texts.lang : currentLang())} .value=${reason} aria-invalid=${this.lacks === "reason" || this.lacks === "shorter"} @input=${write}></textarea></label>
      <p class="small muted">${msg("rating.reasonHelp")} ${this.named ? nothing : wordingWarning()}</p>
      ${this.#texts.render(this.offer)}
      ${this.lacks === null ? nothing : html`<p class="trouble" role="alert">${this.#trouble(this.lacks)}</p>`}
      ${this.#isChanged ? html`<div class="row"><button class="filled small" @click=${() => this.#save(score)}>${waits ? msg("batch.giveScore", { score }) : msg("batch.saveReason")}</button></div>` : nothing}
    </div>`
  }

  #trouble(lacks: "reason" | "shorter" | "texts"): string | null {
    if (lacks === "texts") return this.#texts.tooLong
    if (lacks === "reason") return msg("rating.reasonRequired")
    return msg("rating.reasonLong", { n: this.#reason.trim().length, max: mostReasonCharacters })
  }

  /** Keeps the typed reason, and the score that it is for. */
  #keep(score: Choice = this.#shown): void {
    const { typed, waiting } = this
    this.#texts.typed(this.#reason)
    const choice = typeof score === "number" ? String(score) : ""
    const words =
      typed === null && waiting === null
        ? {}
        : { reason: this.#reason, waiting: String(waiting ?? ""), choice, ...this.#texts.kept }
    this.#words.keep(this.place, words)
  }

  /** The language of the reason, and its second texts. */
  get #said() {
    return this.offer ? this.#texts.answer : { lang: currentLang() }
  }

  #give(score: number | null): void {
    const words = this.#reason.trim()
    // The words stay with the page until the server has them.
    this.typed = words === "" ? null : this.#reason
    this.waiting = null
    this.#keep(score)
    const withWords = score !== null && words !== "" && this.needs !== null
    const answer = { kind: "rating" as const, score, ...(withWords && { reason: words, ...this.#said }) }
    this.dispatchEvent(new AnswerGiven(answer))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-score-buttons": ScoreButtons
  }
}
