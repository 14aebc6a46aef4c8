import { html, LitElement, nothing } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { Answer } from "../../../../../shared/model/consensus/answer.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import { AnswerGiven } from "./answerGiven.ts"
import { choiceSheet } from "./choiceSheet.ts"

const scores = [1, 2, 3, 4, 5, 6, 7, 8, 9]
/** The meaning of the lowest, the middle and the highest score. */
const ends: Readonly<Record<number, () => string>> = {
  1: () => msg("rating.lowest"),
  5: () => msg("rating.middle"),
  9: () => msg("rating.highest"),
}
type Choice = number | "outside" | null

/**
 * The form for a rating: scores from 1 to 9, and a separate choice "outside my field". Only Submit sends the choice.
 */
@customElement("plenary-rating-form")
@localized()
export class RatingForm extends LitElement {
  /** the recorded answer, which the form preselects */
  @property({ attribute: false }) answer: Answer | null = null
  @property({ type: Boolean }) busy = false
  @state() private choice: Choice = null
  @state() private asked = false

  static override styles = [sessionStyles, choiceSheet]

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("answer") && this.answer?.kind === "rating") this.choice = this.answer.score ?? "outside"
  }

  override render() {
    return html`<form @submit=${this.#submit}>
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
      </fieldset>
      ${
        this.asked && this.choice === null
          ? html`<p class="trouble" role="alert">${msg("answer.chooseFirst")}</p>`
          : nothing
      }
      <div class="row">
        <button class="filled" ?disabled=${this.busy}>${msg("answer.submit")}</button>
      </div>
    </form>`
  }

  #choose(choice: Choice): void {
    this.choice = choice
    this.asked = false
  }

  #submit(event: Event): void {
    event.preventDefault()
    this.asked = true
    if (this.choice === null) return this.renderRoot.querySelector("input")?.focus()
    this.dispatchEvent(new AnswerGiven({ kind: "rating", score: this.choice === "outside" ? null : this.choice }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-rating-form": RatingForm
  }
}
