import { html, nothing } from "lit"
import type { Statement } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { domLang } from "../../i18n/language.ts"
import { ownName, textStateName } from "../../i18n/terms/terms.ts"

export type WordingByLanguage = readonly { lang: Lang; text: string }[]

/** A wording in several languages, each in a column under the language's name. A column without a text has a notice. */
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
 * Returns the languages to show. If none of the chosen languages has the wording, another language is shown, if
 * possible an authentic language. Every title then has a text.
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

/** Returns a statement's texts by language. A text that is out of date is marked as out of date. */
export const textsOf = ({ texts }: Statement): WordingByLanguage =>
  texts.map(({ lang, text, state }) => ({
    lang,
    text: text !== "" && state === "out_of_date" ? `${text} [${textStateName("out_of_date")}]` : text,
  }))
