/** The focused element, through all shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

/** True if the element is a text field. A select or a checkbox can have the focus too, but nobody writes in it. */
export const isCaret = (at: Element | null): boolean =>
  at instanceof HTMLElement &&
  (at.isContentEditable || at.matches("textarea, input:not([type=radio], [type=checkbox], [type=button])"))

/** True if the target is a field or an editable text, which takes pressed keys as input. */
export const isText = (target: EventTarget | null | undefined): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
