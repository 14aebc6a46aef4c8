/** The focused element, through all shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

/** True for text fields. A select or a checkbox keeps the focus too, but nobody writes in it. */
export const isCaret = (at: Element | null): boolean =>
  at instanceof HTMLElement &&
  (at.isContentEditable || at.matches("textarea, input:not([type=radio], [type=checkbox], [type=button])"))

/** Whether keys that are pressed here are written into a text. */
export const isText = (target: EventTarget | null | undefined): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
