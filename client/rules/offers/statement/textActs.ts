import type { LanguageText, Statement } from "../../../../shared/fold/consensusState.ts"
import { isRecusedSeat } from "../../../../shared/rules/people/isRecused.ts"
import { findTopic } from "../../../../shared/rules/readings/rows.ts"
import { awaitsConfirmation } from "../../../../shared/rules/record/awaiting.ts"
import { fillsIn, isForInterpreter, sideThatConfirms } from "../../../../shared/rules/text/languageText.ts"
import { endedFor } from "../../../../shared/rules/text/noteMode.ts"
import { namesAsked } from "../../../../shared/rules/text/wanted.ts"
import type { View } from "../../../scene/scene.ts"
import { mayNow } from "../mayNow.ts"

/** Whether this reader may edit the statement's texts in all languages. */
export const mayEditTexts = (scene: View, statement: Statement): boolean =>
  mayNow(scene, "edit a text") && isEditable(scene, statement)

/**
 * Whether this reader may edit this text of the statement. An interpreter may edit a translation, and an authentic text
 * that is missing or behind, and only if saving the text begins no version.
 */
export function mayEditText(scene: View, statement: Statement, text: LanguageText): boolean {
  const own = isForInterpreter(scene.state, scene.me.member, text) && !beginsVersion(statement, text)
  return mayNow(scene, "edit a text", own) && isEditable(scene, statement)
}

/** Whether saving this text begins the statement's next version. */
export const beginsVersion = (statement: Statement, text: LanguageText): boolean =>
  statement.state !== "draft" && !fillsIn(statement, text)

function isEditable(scene: View, { state, id, topic }: Statement): boolean {
  if (state === "in_round" || state === "withdrawn") return false
  if (endedFor(scene.me.role, findTopic(scene.state, topic))) return false
  return state === "draft" || !awaitsConfirmation(scene.state, id)
}

/** Whether this reader may confirm that an authentic text means the same as the others. */
export const mayConfirmText = (scene: View, statement: Statement, text: LanguageText): boolean =>
  waitsForConfirmation(scene, statement, text) &&
  !isRecusedSeat(scene.state, statement, scene.me.member) &&
  sideThatConfirms(scene.state, scene.me, text.lang) === null &&
  mayNow(scene, "confirm a text", true)

/**
 * Returns whether this reader, the secretary, may ask for a confirmation that was given aloud, or has asked for it. Those
 * who may give it press it on their own pages. Null for everybody else.
 */
export function confirmationAsked(scene: View, statement: Statement, text: LanguageText): "may-ask" | "asked" | null {
  if (scene.me.role !== "secretary" || !waitsForConfirmation(scene, statement, text)) return null
  if (namesAsked(scene.state, statement, text.lang).includes("")) return "asked"
  return mayNow(scene, "comment") ? "may-ask" : null
}

function waitsForConfirmation({ state }: View, statement: Statement, text: LanguageText): boolean {
  const asked = statement.state === "draft" || statement.state === "proposed"
  if (!asked || text.state === "in_sync" || text.text === "") return false
  return state.workspace?.authentic.some(({ lang }) => lang === text.lang) ?? false
}
