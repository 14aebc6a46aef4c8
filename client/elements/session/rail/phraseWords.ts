import { msg, str } from "@lit/localize"
import { html, type TemplateResult } from "lit"
import type { Phrase, Spoken } from "../../../../shared/model/texts.ts"
import { settledIn } from "../../../../shared/rules/text/settledIn.ts"
import { list } from "../../../i18n/formats.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { languageName } from "../../../i18n/terms/terms.ts"

/** Renders the words of a person. A text is never empty when it is written, so an empty one was erased. */
export const spokenWords = ({ lang, text }: Spoken): TemplateResult =>
  text === ""
    ? html`<span class="muted" lang=${domLang(currentLang())}>${msg("These words were erased.", { id: "spoken.erased" })}</span>`
    : html`<span lang=${domLang(lang)}>${text}</span>`

/** What somebody said, in their own words; what the product said in their name, in the reader's language. */
export function entryWords({ lang, text }: Spoken, phrase: Phrase | undefined): TemplateResult {
  if (!phrase) return spokenWords({ lang, text })
  return html`<span lang=${domLang(currentLang())}>${phraseWords(phrase, text)}</span>`
}

function phraseWords(phrase: Phrase, text: string): string {
  switch (phrase.is) {
    case "bracket-put":
      return msg(str`Put in brackets: “${text}”`, { id: "bracket.put" })
    case "bracket-settled": {
      const { bracket, chosen } = settledIn(currentLang(), phrase)
      return msg(str`Settled: ${bracket} now reads “${chosen}”.`, { id: "bracket.settled" })
    }
    case "reminder": {
      const people = list(phrase.names)
      const { label } = phrase
      return msg(str`${people}: ${label} waits for you.`, { id: "ask.remind" })
    }
    case "check-text": {
      const language = languageName(phrase.lang)
      const { label, name } = phrase
      return name
        ? msg(str`${name}: please check the ${language} text of ${label}.`, { id: "ask.checkTextOf" })
        : msg(str`Please check the ${language} text of ${label}.`, { id: "ask.checkText" })
    }
    default:
      return phrase satisfies never
  }
}
