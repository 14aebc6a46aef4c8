import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, state } from "lit/decorators.js"
import type { Answer } from "../../../../shared/model/consensus/answer.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import styles from "./plenary-practice.css?inline"
import "../../icons/plenary-icon.ts"
import { sessionStyles } from "../kit/sheet.ts"
import type { AnswerGiven } from "../round/answer/answerGiven.ts"
import "../round/answer/plenary-rating-form.ts"

type Hand = "down" | "up" | "tried"

/** Lets members try a rating form and the button for the floor before the session. It sends nothing to the server. */
@customElement("plenary-practice")
@localized()
export class Practice extends LitElement {
  @state() private answer: Answer | null = null
  @state() private changing = false
  @state() private hand: Hand = "down"

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    return html`<section class="card" aria-labelledby="title" @answer-given=${this.#keep}>
      <h3 id="title" tabindex="-1">${msg("join.practice")}</h3>
      <blockquote class="text">${msg("practice.sample")}</blockquote>
      ${this.#rating()}
      <hr />
      <p class="small">${msg("practice.floor")}</p>
      <div class="row" role="status">${this.#floor()}</div>
    </section>`
  }

  #rating() {
    const { answer } = this
    if (answer?.kind !== "rating" || this.changing)
      return html`<plenary-rating-form .answer=${answer}></plenary-rating-form>`
    const { score } = answer
    const given = score === null ? msg("practice.outside") : msg("practice.answered", { score })
    return html`<p class="tried" role="status">${given}</p>
      <p class="small muted">${msg("practice.later")}</p>
      <div class="row"><button class="small" @click=${() => (this.changing = true)}>${msg("practice.change")}</button></div>`
  }

  /** Stops the form's event, because the room would send it as the answer to a round. */
  #keep(event: AnswerGiven): void {
    event.stopPropagation()
    this.answer = event.answer
    this.changing = false
  }

  #floor() {
    if (this.hand === "up")
      return html`<span class="tried">${msg("queue.next")}</span>
        <button class="small" @click=${() => (this.hand = "tried")}><plenary-icon name="hand"></plenary-icon>${msg("queue.cancel")}</button>`
    return html`<button class="small outlined" @click=${() => (this.hand = "up")}><plenary-icon name="hand"></plenary-icon>${msg("queue.ask")}</button>
      ${this.hand === "tried" ? html`<span class="tried">${msg("practice.tried")}</span>` : nothing}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-practice": Practice
  }
}
