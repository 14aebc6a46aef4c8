/** The element that has the focus, be it in the shadow of others. */
export function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

/** A list that was picked from, or a box that was ticked, keeps the focus, and nobody writes in it */
export const isCaret = (at: Element | null): boolean =>
  at instanceof HTMLElement &&
  (at.isContentEditable || at.matches("textarea, input:not([type=radio], [type=checkbox], [type=button])"))

/** Whether keys that go here are written into a text. */
export const isText = (target: EventTarget | null | undefined): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
