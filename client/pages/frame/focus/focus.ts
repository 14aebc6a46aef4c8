/** Returns the focused element, also inside shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

/** True if a person can write in the element. A select, a checkbox or a button does not count. */
export const isCaret = (at: Element | null): boolean =>
  at instanceof HTMLElement &&
  (at.isContentEditable || at.matches("textarea, input:not([type=radio], [type=checkbox], [type=button])"))

/** True if the target is a field or an editable text, which takes pressed keys as input. */
export const isText = (target: EventTarget | null | undefined): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
