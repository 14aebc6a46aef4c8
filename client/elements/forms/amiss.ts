/** The reason why a form cannot be sent: the name of a field, and the message about its value. */
export interface Amiss {
  field: string
  words: string
}

/**
 * Shows the fault at its field as a validation message of the browser. The next input in the form removes the message.
 */
export function sayAmiss(form: HTMLFormElement, { field, words }: Amiss): void {
  const at = form.elements.namedItem(field)
  if (!(at instanceof HTMLInputElement || at instanceof HTMLSelectElement)) return
  at.setCustomValidity(words)
  at.reportValidity()
  form.addEventListener("input", () => at.setCustomValidity(""), { once: true })
}
