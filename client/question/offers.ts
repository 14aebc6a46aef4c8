import { mayAnswerQuestion, mayModerateQuestion } from "../../shared/question/may.ts"
import type { Question } from "../../shared/question/state.ts"
import { barredFrom } from "../../shared/rules/people/seats/barred.ts"
import { mayAsk } from "../../shared/rules/people/seats/unseated.ts"
import { rowOf } from "../rules/offers/mayNow.ts"
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

/**
 * Whether this observer's page has a field for a question. The observer must have agreed to the panel's attribution
 * policy.
 */
export const mayAskNow = (scene: View): boolean =>
  mayAsk(scene.state.workspace, scene.me, scene.session.state) &&
  barredFrom(scene.state, rowOf(scene), "ask a question") === null
