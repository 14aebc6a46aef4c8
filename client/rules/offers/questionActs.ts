import type { Question } from "../../../shared/fold/sessionState.ts"
import { barredFrom } from "../../../shared/rules/people/seats/barred.ts"
import { mayAsk } from "../../../shared/rules/people/seats/unseated.ts"
import type { View } from "../../acts/scene.ts"
import { mayNow, rowOf } from "./mayNow.ts"

/** Questions from the gallery are approved or dismissed, and then answered. */
export type QuestionAct = "approve" | "dismiss" | "answer"

export function questionActs(scene: View, { state }: Question): QuestionAct[] {
  if (state === "asked") return mayNow(scene, "moderate questions") ? ["approve", "dismiss"] : []
  return state === "approved" && mayNow(scene, "comment") ? ["answer"] : []
}

/** Whether an observer's page has a field for a question, and the reader has agreed to its terms. */
export const mayAskNow = (scene: View): boolean =>
  mayAsk(scene.state.workspace, scene.me, scene.session.state) &&
  barredFrom(scene.state, rowOf(scene), "ask a question") === null
