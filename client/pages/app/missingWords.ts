import { msg } from "../../i18n/msg.ts"

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement

/**
 * Sets the message for an empty required field in the page's language. The browser's own message would be in the
 * browser's language.
 */
export function sayMissing({ target }: Event): void {
  if (!isField(target) || !target.validity.valueMissing) return
  target.setCustomValidity(
    target instanceof HTMLInputElement && target.type === "checkbox" ? msg("form.tick") : msg("form.required"),
  )
  // Clears the message at the next input, because the field may then be valid.
  const clear = () => target.setCustomValidity("")
  for (const event of ["input", "change"]) target.addEventListener(event, clear, { once: true })
  target.form?.addEventListener("reset", clear, { once: true })
}
