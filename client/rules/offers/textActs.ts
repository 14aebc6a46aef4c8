import type { LanguageText, Statement } from "../../../shared/fold/consensusState.ts"
import { findTopic } from "../../../shared/rules/readings/rows.ts"
import { awaitsConfirmation } from "../../../shared/rules/record/awaiting.ts"
import { sideThatConfirms } from "../../../shared/rules/text/languageText.ts"
import { endedFor } from "../../../shared/rules/text/noteMode.ts"
import type { View } from "../../acts/scene.ts"
import { mayNow } from "./mayNow.ts"

/** Whether this reader may edit the statement's text. Saving a proposed text begins the next version. */
export function mayEditText(scene: View, statement: Statement): boolean {
  const { state, id } = statement
  if (state === "in_round" || state === "withdrawn" || !mayNow(scene, "edit a text")) return false
  if (endedFor(scene.me.role, findTopic(scene.state, statement.topic))) return false
  return state === "draft" || !awaitsConfirmation(scene.state, id)
}

/**
 * Whether this reader may confirm that an authentic text means the same as the others, or may enter a spoken
 * confirmation.
 */
export function mayConfirmText(scene: View, statement: Statement, text: LanguageText): boolean {
  const { state, me } = scene
  const asked = statement.state === "draft" || statement.state === "proposed"
  if (!asked || text.state === "in_sync" || text.text === "") return false
  const authentic = state.workspace?.authentic.some(({ lang }) => lang === text.lang) ?? false
  return authentic && sideThatConfirms(state, me, text.lang) === null && mayNow(scene, "confirm a text", true)
}
