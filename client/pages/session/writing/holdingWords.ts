import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { focused, isCaret } from "../../frame/focus/focus.ts"

/** True if the reader is writing on this page, or if leaving the page would lose unsent text. */
export function isHoldingWords(page: Element, { live, note }: SessionStore): boolean {
  const saved = note.value?.saved.value.state
  if (live.outbox.unsent.value > 0 || saved === "saving" || saved === "unsaved" || saved === "refused") return true
  return isCaret(focused()) || fieldsIn(page).some(field => !field.readOnly && field.value !== "")
}

/** Returns the visible text areas. A text area in a closed dialog or a hidden pane is left out. */
function fieldsIn(part: Element | ShadowRoot): HTMLTextAreaElement[] {
  return [...part.querySelectorAll("*")].flatMap(one => {
    if (one instanceof HTMLTextAreaElement) return one.checkVisibility() ? [one] : []
    return one.shadowRoot ? fieldsIn(one.shadowRoot) : []
  })
}
