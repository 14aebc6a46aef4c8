import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { focused, isCaret } from "../../frame/focus.ts"

/** Whether somebody is writing in this page, or it shows unsent words that would be lost with it. */
export function isHoldingWords(page: Element, { live, note }: SessionStore): boolean {
  const saved = note.value?.saved.value.state
  if (live.outbox.unsent.value > 0 || saved === "saving" || saved === "unsaved" || saved === "refused") return true
  return isCaret(focused()) || fieldsIn(page).some(field => !field.readOnly && field.value !== "")
}

/** A closed dialog and a hidden pane contain no visible words. */
function fieldsIn(part: Element | ShadowRoot): HTMLTextAreaElement[] {
  return [...part.querySelectorAll("*")].flatMap(one => {
    if (one instanceof HTMLTextAreaElement) return one.checkVisibility() ? [one] : []
    return one.shadowRoot ? fieldsIn(one.shadowRoot) : []
  })
}
