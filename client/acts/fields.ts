import type { LanguageText } from "../../shared/fold/consensusState.ts"
import type { State } from "../../shared/fold/state.ts"
import { currentLang, domLang } from "../i18n/language.ts"
import type { Field, Quote } from "./form.ts"

/** Words that somebody writes, in the language of their interface. */
export const textField = (name: string, label: string, required = true): Field => ({
  is: "text",
  name,
  label,
  required,
  lang: domLang(currentLang()),
})

export const inOwnLanguage = (text = "") => ({ lang: currentLang(), text })

/** What a statement or a record says in each authentic language; where none is, in the reader's own or in any. */
export function wordingOf(
  { texts }: { texts: readonly Pick<LanguageText, "lang" | "text">[] },
  { workspace }: State,
): Quote[] {
  const written = texts.filter(({ text }) => text !== "")
  const authentic = written.filter(({ lang }) => workspace?.authentic.some(one => one.lang === lang))
  const shown = written.find(({ lang }) => lang === currentLang()) ?? written[0]
  return (authentic.length > 0 || !shown ? authentic : [shown]).map(({ lang, text }) => ({ text, lang: domLang(lang) }))
}
