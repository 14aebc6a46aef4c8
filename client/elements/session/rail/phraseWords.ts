import { html, type TemplateResult } from "lit"
import type { Phrase, Spoken } from "../../../../shared/model/texts.ts"
import { settledIn } from "../../../../shared/rules/text/settledIn.ts"
import { list } from "../../../i18n/formats.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { languageName } from "../../../i18n/terms/terms.ts"

/** Renders a person's text. The server accepts no empty text, so an empty text was erased later. */
export const spokenWords = ({ lang, text }: Spoken): TemplateResult =>
  text === ""
    ? html`<span class="muted" lang=${domLang(currentLang())}>${msg("spoken.erased")}</span>`
    : html`<span lang=${domLang(lang)}>${text}</span>`

/**
 * Renders a person's text in its original language. A phrase, i.e. a sentence that Plenary wrote in that person's name,
 * is shown in the reader's language.
 */
export function entryWords({ lang, text }: Spoken, phrase: Phrase | undefined): TemplateResult {
  if (!phrase) return spokenWords({ lang, text })
  return html`<span lang=${domLang(currentLang())}>${phraseWords(phrase, text)}</span>`
}

function phraseWords(phrase: Phrase, text: string): string {
  switch (phrase.is) {
    case "bracket-put":
      return msg("bracket.put", { text })
    case "bracket-settled": {
      const { bracket, chosen } = settledIn(currentLang(), phrase)
      return msg("bracket.settled", { bracket, chosen })
    }
    case "reminder": {
      const people = list(phrase.names)
      const { label } = phrase
      return msg("ask.remind", { people, label })
    }
    case "check-text": {
      const language = languageName(phrase.lang)
      const { label, name } = phrase
      return name ? msg("ask.checkTextOf", { name, language, label }) : msg("ask.checkText", { language, label })
    }
    default:
      return phrase satisfies never
  }
}
