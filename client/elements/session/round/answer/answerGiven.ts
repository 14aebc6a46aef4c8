import type { GivenAnswer } from "../../../../../shared/model/consensus/answer.ts"

/** Fired when somebody submits the form of an open round. */
export class AnswerGiven extends Event {
  readonly answer: GivenAnswer
  constructor(answer: GivenAnswer) {
    super("answer-given", { bubbles: true, composed: true })
    this.answer = answer
  }
}

declare global {
  interface HTMLElementEventMap {
    "answer-given": AnswerGiven
  }
}
