import { html } from "lit"
import type { Spoken } from "../../../../shared/model/texts.ts"
import { domLang } from "../../../i18n/language.ts"
import { originalMark } from "../texts/originalMark.ts"

/** Quotes a person's text in its original language, and names this language if it is not the page's language. */
export const quotedSpoken = ({ lang, text }: Spoken) =>
  html`${originalMark(lang)}<blockquote lang=${domLang(lang)}>${text}</blockquote>`
