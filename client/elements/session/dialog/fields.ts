import { currentLang, domLang } from "../../../i18n/language.ts"
import type { Field } from "./form.ts"

/** Words that somebody writes, in the language of their interface. */
export const written = (name: string, label: string, required = true): Field => ({
  is: "text",
  name,
  label,
  required,
  lang: domLang(currentLang()),
})

export const spoken = (text = "") => ({ lang: currentLang(), text })
