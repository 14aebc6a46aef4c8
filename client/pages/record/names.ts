import { html } from "lit"
import type { State } from "../../../shared/fold/state.ts"
import type { Spoken } from "../../../shared/model/texts.ts"
import { originalMark } from "../../elements/record/texts/originalMark.ts"
import { domLang } from "../../i18n/language.ts"
import { plain } from "../../i18n/texts.ts"

export function sideOf(state: State, side: string | null): string {
  const found = state.sides.find(one => one.id === side)
  return found ? plain(found.title) : ""
}

/** Quotes a person's text in its original language, and names this language if it is not the page's language. */
export const quotedSpoken = ({ lang, text }: Spoken) =>
  html`${originalMark(lang)}<blockquote lang=${domLang(lang)}>${text}</blockquote>`
