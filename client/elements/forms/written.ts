import { msg } from "../../i18n/msg.ts"

/** The text of a field, without surrounding spaces. Empty if the form has no such field. */
export function written(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value.trim() : ""
}

/**
 * The text of a field that must be filled in, without surrounding spaces. Browsers take spaces for text: if there is
 * nothing else, the field says that words are missing, and the result is empty.
 */
export function neededWords(form: HTMLFormElement, name: string): string {
  const text = written(new FormData(form), name)
  const field = form.elements.namedItem(name)
  if (text === "" && field instanceof HTMLTextAreaElement) {
    field.setCustomValidity(msg("form.required"))
    field.reportValidity()
    field.addEventListener("input", () => field.setCustomValidity(""), { once: true })
  }
  return text
}
