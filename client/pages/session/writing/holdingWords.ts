import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { focused, isCaret } from "../../frame/focus.ts"

/** Whether this page is being written in, or shows words that went nowhere yet and would leave with it. */
export function isHoldingWords(page: Element, { live, note }: SessionStore): boolean {
  const saved = note.value?.saved.value.is
  if (live.outbox.unsent.value > 0 || saved === "saving" || saved === "unsaved" || saved === "refused") return true
  return isCaret(focused()) || fieldsIn(page).some(field => !field.readOnly && field.value !== "")
}

/** A dialog that is shut and a tab that is not shown hold nothing that anybody sees. */
function fieldsIn(part: Element | ShadowRoot): HTMLTextAreaElement[] {
  return [...part.querySelectorAll("*")].flatMap(one => {
    if (one instanceof HTMLTextAreaElement) return one.checkVisibility() ? [one] : []
    return one.shadowRoot ? fieldsIn(one.shadowRoot) : []
  })
}
