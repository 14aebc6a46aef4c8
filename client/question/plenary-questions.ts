import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { repeat } from "lit/directives/repeat.js"
import { findQuestion } from "../../shared/question/read.ts"
import type { Question } from "../../shared/question/state.ts"
import { Asking } from "../elements/session/kit/asking.ts"
import { sessionStyles } from "../elements/session/kit/sheet.ts"
import { spokenWords } from "../elements/session/rail/phraseWords.ts"
import type { WordsWritten } from "../elements/session/rail/plenary-composer.ts"
import { saidShown } from "../elements/translating/saidShown.ts"
import { localized } from "../i18n/localized.ts"
import { msg } from "../i18n/msg.ts"
import { memberName, namesThen } from "../i18n/names.ts"
import type { View } from "../scene/scene.ts"
import { mayAskNow, questionActs } from "./offers.ts"
import styles from "./plenary-questions.css?inline"
import "../elements/session/rail/plenary-composer.ts"
import { nameShown } from "../elements/shell/nameShown.ts"

/**
 * The questions of observers. A question and its answer are public once a moderator or the secretary has approved the
 * question.
 */
@customElement("plenary-questions")
@localized()
export class QuestionList extends LitElement {
  @property({ attribute: false }) scene: View | null = null
  /** the id of the question that this page sent last */
  @state() private sent: string | null = null
  /** the text of a question that could not be sent, to copy */
  @state() private unsent = ""
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const scene = this.scene
    if (!scene) return nothing
    const all = Object.values(scene.state.questions).filter(({ session }) => session === scene.session.id)
    const waiting = all.filter(({ state }) => state === "asked")
    const shown = all.filter(({ state }) => state === "approved" || state === "answered")
    // Observers do not see waiting questions. An observer who has sent a question must not read that there are no
    // questions.
    const empty = shown.length === 0 && waiting.length === 0 && this.sent === null
    return html`${this.#ask(scene)}
      ${empty ? html`<p class="muted small">${msg("question.none")}</p>` : nothing}
      ${repeat(
        [...waiting, ...shown.toSorted((a, b) => b.at - a.at)],
        ({ id }) => id,
        question => this.#card(scene, question),
      )}
      ${this.#asking.trouble}`
  }

  #ask(scene: View) {
    if (!mayAskNow(scene)) return nothing
    return html`<plenary-composer .label=${msg("question.ask")} .action=${msg("question.send")}
        .enterSends=${false} .place="${scene.me.member} ${scene.session.id}" @words-written=${(event: WordsWritten) => void this.#send(scene, event)}></plenary-composer>
      ${this.#waits(scene) ? html`<p class="muted small" role="status">${msg("question.sent")}</p>` : nothing}
      ${this.unsent ? html`<blockquote>${this.unsent}</blockquote>` : nothing}`
  }

  /** Whether this page's last question waits for approval. An approved question is in the list. */
  #waits({ state }: View): boolean {
    const question = findQuestion(state, this.sent)
    return this.sent !== null && (question === undefined || question.state === "asked")
  }

  async #send({ session }: View, { words }: WordsWritten): Promise<void> {
    const receipt = await this.#asking.command("ask-question", { session: session.id, text: words })
    this.sent = receipt && String(receipt.made["question"])
    this.unsent = receipt ? "" : words.text
  }

  #card(scene: View, question: Question) {
    const { id, by, at, text, state, answer } = question
    const name = namesThen(scene.state)
    const acts = questionActs(scene, question)
    const sends = (kind: "approve-question" | "dismiss-question") => this.#asking.sends(kind, { question: id })
    return html`<article class=${state}>
      <p><b>${nameShown(name(by, at))}</b>${state === "asked" ? html` <span class="muted small">${msg("question.waits")}</span>` : nothing}</p>
      ${saidShown(scene, { key: `question:${id}:text`, ...text, by, at }, html`<p>${spokenWords(text)}</p>`)}
      ${answer ? html`<div class="answer"><p><b>${nameShown(name(answer.by, answer.at))}</b></p>${saidShown(scene, { key: `question:${id}:answer`, ...answer.text, by: answer.by, at: answer.at }, html`<p>${spokenWords(answer.text)}</p>`)}</div>` : nothing}
      ${
        acts.includes("approve")
          ? html`<div class="acts">
              <button ${sends("approve-question")} class="filled">${msg("question.approve")}</button>
              <button ${sends("dismiss-question")}>${msg("question.dismiss")}</button>
            </div>`
          : nothing
      }
      ${
        acts.includes("answer")
          ? html`<plenary-composer .label=${answerLabel(memberName(scene.state, by))} .action=${msg("question.answer")} .enterSends=${false} .place="${scene.me.member} ${id}"
              @words-written=${({ words }: WordsWritten) => void this.#asking.command("answer-question", { question: id, text: words })}></plenary-composer>`
          : nothing
      }
    </article>`
  }
}

const answerLabel = (name: string): string => msg("question.answerTo", { name })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-questions": QuestionList
  }
}
