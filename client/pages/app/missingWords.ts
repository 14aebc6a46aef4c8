import { msg } from "../../i18n/msg.ts"

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement

/** A browser names a missing field in its own language, which the reader of this page may not read. */
export function sayMissing({ target }: Event): void {
  if (!isField(target) || !target.validity.valueMissing) return
  target.setCustomValidity(
    target instanceof HTMLInputElement && target.type === "checkbox" ? msg("form.tick") : msg("form.required"),
  )
  // The next input may be valid.
  const clear = () => target.setCustomValidity("")
  for (const event of ["input", "change"]) target.addEventListener(event, clear, { once: true })
  target.form?.addEventListener("reset", clear, { once: true })
}
