import { html, nothing } from "lit"
import type { Statement } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { domLang } from "../../i18n/language.ts"
import { ownName, textStateName } from "../../i18n/terms/terms.ts"

export type WordingByLanguage = readonly { lang: Lang; text: string }[]

/** One wording in the languages side by side, each under its name; a missing language says so. */
export function wording(texts: WordingByLanguage, shown: readonly Lang[], state: State) {
  const columns = columnsOf(texts, shown, state)
  const named = columns.length > 1 || columns !== shown
  return html`<div class="columns" style=${`--columns: ${columns.length}`}>
    ${columns.map(
      lang => html`<div>
        ${named ? html`<strong class="small muted" lang=${domLang(lang)}>${ownName[lang]}</strong>` : nothing}
        ${words(texts, lang)}
      </div>`,
    )}
  </div>`
}

/**
 * If none of them has the wording, one language that has it, an authentic one first: nobody gets a title without words.
 */
function columnsOf(texts: WordingByLanguage, shown: readonly Lang[], { workspace }: State): readonly Lang[] {
  const has = (wanted: Lang) => texts.some(({ lang, text }) => lang === wanted && text !== "")
  const other = [...(workspace?.authentic.map(({ lang }) => lang) ?? []), ...languages].find(has)
  return shown.some(has) || other === undefined ? shown : [other]
}

function words(texts: WordingByLanguage, wanted: Lang) {
  const text = texts.find(({ lang }) => lang === wanted)?.text ?? ""
  return text === ""
    ? html`<p class="muted">[${textStateName("missing")}]</p>`
    : html`<p lang=${domLang(wanted)}>${text}</p>`
}

/** A text that is out of date says so. */
export const textsOf = ({ texts }: Statement): WordingByLanguage =>
  texts.map(({ lang, text, state }) => ({
    lang,
    text: text !== "" && state === "out_of_date" ? `${text} [${textStateName("out_of_date")}]` : text,
  }))
