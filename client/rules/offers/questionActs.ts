import type { Question } from "../../../shared/fold/sessionState.ts"
import { barredFrom } from "../../../shared/rules/people/seats/barred.ts"
import { mayAsk } from "../../../shared/rules/people/seats/unseated.ts"
import type { View } from "../../acts/scene.ts"
import { mayNow, rowOf } from "./mayNow.ts"

/** Questions from the gallery are let through or dismissed, and then answered. */
export type QuestionAct = "approve" | "dismiss" | "answer"

export function questionActs(scene: View, { state }: Question): QuestionAct[] {
  if (state === "asked") return mayNow(scene, "moderate questions") ? ["approve", "dismiss"] : []
  return state === "approved" && mayNow(scene, "comment") ? ["answer"] : []
}

/** Whether the page of whoever watches has a place for a question, and the reader has agreed to what becomes of it. */
export const mayAskNow = (scene: View): boolean =>
  mayAsk(scene.state.workspace, scene.me, scene.session.state) &&
  barredFrom(scene.state, rowOf(scene), "ask a question") === null
