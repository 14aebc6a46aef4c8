import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { live } from "lit/directives/live.js"
import type { Answer } from "../../../../../shared/model/consensus/answer.ts"
import { mostReasonCharacters } from "../../../../../shared/model/terms.ts"
import { wordingWarning } from "../../../../acts/round/anonymityHelp.ts"
import { currentLang, domLang } from "../../../../i18n/language.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import { FieldWords } from "../../../forms/fieldWords.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import { AnswerGiven } from "../answer/answerGiven.ts"
import { choiceSheet } from "../answer/choiceSheet.ts"
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
  @property({ attribute: false }) answer: Answer | null = null
  /** returns whether a score needs a reason; null if the round takes no reasons */
  @property({ attribute: false }) needs: ((score: number) => boolean) | null = null
  /** whether the round is named; in other rounds the field warns that wording may identify the writer */
  @property({ type: Boolean }) named = false
  /** the storage key of the typed reason; empty in a secret round */
  @property() place = ""
  /** a score that still lacks its reason */
  @state() private waiting: number | null = null
  @state() private reason = ""
  @state() private lacks: "reason" | "shorter" | null = null
  readonly #words = new FieldWords(this)

  static override styles = [sessionStyles, choiceSheet, unsafeCSS(styles)]

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has("place") && !changed.has("answer")) return
    const given = this.answer?.kind === "rating" ? (this.answer.reason ?? "") : ""
    const kept = this.#words.read(this.place)
    if (changed.has("place")) this.waiting = Number(kept["waiting"]) || null
    if (changed.has("place") || this.waiting === null) this.reason = kept["reason"] ?? given
    this.lacks = null
  }

  /** Gives a score, or *outside my field*, as a press on its button does. */
  press(choice: number | "outside"): void {
    this.lacks = null
    if (choice === "outside") return this.#give(null, "")
    const needed = this.needs?.(choice) ?? false
    if (!needed || this.reason.trim() !== "") return this.#give(choice, this.reason)
    this.waiting = choice
    this.#keep()
    void this.updateComplete.then(() => this.renderRoot.querySelector("textarea")?.focus())
  }

  override render() {
    const given = this.answer?.kind === "rating" ? (this.answer.score ?? "outside") : null
    const shown: Choice = this.waiting ?? given
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
    const needed = this.waiting !== null
    const given = this.answer?.kind === "rating" ? (this.answer.reason ?? "") : ""
    const write = (event: Event) => {
      if (!(event.target instanceof HTMLTextAreaElement)) return
      this.reason = event.target.value
      this.lacks = null
      this.#keep()
    }
    const save = () => {
      const reason = this.reason.trim()
      const must = this.needs?.(score) ?? false
      this.lacks = reason.length > mostReasonCharacters ? "shorter" : must && reason === "" ? "reason" : null
      if (this.lacks === null) this.#give(score, reason)
      else this.renderRoot.querySelector("textarea")?.focus()
    }
    const changed = needed || this.reason.trim() !== given
    return html`<div class="reason">
      <label class="field">${needed || (this.needs?.(score) ?? false) ? msg("rating.reason") : msg("rating.reasonOptional")}
        <textarea rows="3" lang=${domLang(currentLang())} .value=${this.reason} aria-invalid=${this.lacks !== null} @input=${write}></textarea></label>
      <p class="small muted">${msg("rating.reasonHelp")} ${this.named ? nothing : wordingWarning()}</p>
      ${this.lacks === null ? nothing : html`<p class="trouble" role="alert">${this.lacks === "reason" ? msg("rating.reasonRequired") : msg("rating.reasonLong", { n: this.reason.trim().length, max: mostReasonCharacters })}</p>`}
      ${changed ? html`<div class="row"><button class="filled small" @click=${save}>${needed ? msg("batch.giveScore", { score }) : msg("batch.saveReason")}</button></div>` : nothing}
    </div>`
  }

  #keep(): void {
    this.#words.keep(this.place, { reason: this.reason, waiting: String(this.waiting ?? "") })
  }

  #give(score: number | null, reason: string): void {
    this.waiting = null
    this.#words.keep(this.place, {})
    const words = reason.trim()
    const withWords = score !== null && words !== "" && this.needs !== null
    const answer = { kind: "rating" as const, score, ...(withWords && { reason: words, lang: currentLang() }) }
    this.dispatchEvent(new AnswerGiven(answer))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-score-buttons": ScoreButtons
  }
}
