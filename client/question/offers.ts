import { mayAnswerQuestion, mayAskQuestion, mayModerateQuestion } from "../../shared/question/may.ts"
import type { Question } from "../../shared/question/state.ts"
import { offers } from "../rules/offers/offers.ts"
import type { View } from "../scene/scene.ts"

/**
 * The acts on a question from the gallery. A moderator or secretary approves or dismisses it. An approved question can
 * be answered. An answer that stands is not offered to be replaced.
 */
export type QuestionAct = "approve" | "dismiss" | "answer"

export function questionActs(scene: View, question: Question): QuestionAct[] {
  if (offers(scene, mayModerateQuestion, question)) return ["approve", "dismiss"]
  return question.answer === null && offers(scene, mayAnswerQuestion, question) ? ["answer"] : []
}

/** Whether the page of an observer, or of a public reader, has a field for a question. */
export function mayAskNow(scene: View): boolean {
  const { state } = scene.session
  return state !== "closed" && state !== "cancelled" && offers(scene, mayAskQuestion, scene.session)
}
