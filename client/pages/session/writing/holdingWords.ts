import type { SessionStore } from "../../../state/session/sessionStore.ts"

/** Whether this page is being written in, or shows words that went nowhere yet and would leave with it. */
export function isHoldingWords(page: Element, { live, note }: SessionStore): boolean {
  const saved = note.value?.saved.value.is
  if (live.outbox.unsent.value > 0 || saved === "saving" || saved === "unsaved" || saved === "refused") return true
  return isCaret(focused()) || fieldsIn(page).some(field => !field.readOnly && field.value !== "")
}

/** The element that has the focus, be it in the shadow of others. */
export function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

/** a list that was picked from, or a box that was ticked, keeps the focus, and nobody writes in it */
export const isCaret = (at: Element | null): boolean =>
  at instanceof HTMLElement &&
  (at.isContentEditable || at.matches("textarea, input:not([type=radio], [type=checkbox], [type=button])"))

/** A dialog that is shut and a tab that is not shown hold nothing that anybody sees. */
function fieldsIn(part: Element | ShadowRoot): HTMLTextAreaElement[] {
  return [...part.querySelectorAll("*")].flatMap(one => {
    if (one instanceof HTMLTextAreaElement) return one.checkVisibility() ? [one] : []
    return one.shadowRoot ? fieldsIn(one.shadowRoot) : []
  })
}
