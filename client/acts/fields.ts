import type { LanguageText } from "../../shared/fold/consensusState.ts"
import type { State } from "../../shared/fold/state.ts"
import { currentLang, domLang } from "../i18n/language.ts"
import type { Field, Quote } from "./form.ts"

/** Makes a text field in the language of the writer's interface. */
export const textField = (name: string, label: string, required = true): Field => ({
  kind: "text",
  name,
  label,
  required,
  lang: domLang(currentLang()),
})

export const inOwnLanguage = (text = "") => ({ lang: currentLang(), text })

/**
 * Returns the wording of a statement or a record in each authentic language. If no authentic text is written, returns
 * the text in the reader's language, or else the first written text.
 */
export function wordingOf(
  { texts }: { texts: readonly Pick<LanguageText, "lang" | "text">[] },
  { workspace }: State,
): Quote[] {
  const written = texts.filter(({ text }) => text !== "")
  const authentic = written.filter(({ lang }) => workspace?.authentic.some(one => one.lang === lang))
  const shown = written.find(({ lang }) => lang === currentLang()) ?? written[0]
  return (authentic.length > 0 || !shown ? authentic : [shown]).map(({ lang, text }) => ({ text, lang: domLang(lang) }))
}
