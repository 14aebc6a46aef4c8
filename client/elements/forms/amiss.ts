/** What a form cannot be sent with: the name of a field in it, and what is wrong there. */
export interface Amiss {
  field: string
  words: string
}

/** Says it at the field, as the browser says what it finds wrong by itself, until somebody writes into the form. */
export function sayAmiss(form: HTMLFormElement, { field, words }: Amiss): void {
  const at = form.elements.namedItem(field)
  if (!(at instanceof HTMLInputElement || at instanceof HTMLSelectElement)) return
  at.setCustomValidity(words)
  at.reportValidity()
  form.addEventListener("input", () => at.setCustomValidity(""), { once: true })
}
