import { localized, msg, str } from "@lit/localize"
import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, state } from "lit/decorators.js"
import type { Answer } from "../../../../shared/model/answer.ts"
import styles from "./plenary-practice.css?inline"
import "../../icons/plenary-icon.ts"
import { sessionStyles } from "../kit/sheet.ts"
import type { AnswerGiven } from "../round/answer/answerGiven.ts"
import "../round/answer/plenary-rating-form.ts"

type Hand = "down" | "up" | "tried"

/** Before the session: the form of a rating and the button for the floor, tried once. Nothing leaves this page. */
@customElement("plenary-practice")
@localized()
export class Practice extends LitElement {
  @state() private answer: Answer | null = null
  @state() private changing = false
  @state() private hand: Hand = "down"

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    return html`<section class="card" aria-labelledby="title" @answer-given=${this.#keep}>
      <h3 id="title" tabindex="-1">${msg("Practice rating. Nothing is recorded.", { id: "join.practice" })}</h3>
      <blockquote class="text">${msg("Every meeting of this panel ends on time.", { id: "practice.sample" })}</blockquote>
      ${this.#rating()}
      <hr />
      <p class="small">${msg("To speak in the session, ask for the floor: the button at the top right. Try it here; nobody sees it.", { id: "practice.floor" })}</p>
      <div class="row" role="status">${this.#floor()}</div>
    </section>`
  }

  #rating() {
    const { answer } = this
    if (answer?.kind !== "rating" || this.changing)
      return html`<plenary-rating-form .answer=${answer}></plenary-rating-form>`
    const { score } = answer
    const given =
      score === null
        ? msg("You would have answered: outside my field. Nothing was sent.", { id: "practice.outside" })
        : msg(str`You would have answered: ${score}. Nothing was sent.`, { id: "practice.answered" })
    return html`<p class="tried" role="status">${given}</p>
      <p class="small muted">${msg("In the session you see the result only when the moderator shows it, and you can change your answer until the round closes.", { id: "practice.later" })}</p>
      <div class="row"><button class="small" @click=${() => (this.changing = true)}>${msg("Change my answer", { id: "practice.change" })}</button></div>`
  }

  /** the form's event is for the room that holds a round; here it ends */
  #keep(event: AnswerGiven): void {
    event.stopPropagation()
    this.answer = event.answer
    this.changing = false
  }

  #floor() {
    if (this.hand === "up")
      return html`<span class="tried">${msg("You are next", { id: "queue.next" })}</span>
        <button class="small" @click=${() => (this.hand = "tried")}><plenary-icon name="hand"></plenary-icon>${msg("Cancel request", { id: "queue.cancel" })}</button>`
    return html`<button class="small outlined" @click=${() => (this.hand = "up")}><plenary-icon name="hand"></plenary-icon>${msg("Ask for the floor", { id: "queue.ask" })}</button>
      ${this.hand === "tried" ? html`<span class="tried">${msg("That is all it takes.", { id: "practice.tried" })}</span>` : nothing}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-practice": Practice
  }
}
