import { html, nothing } from "lit"
import type { Lang } from "../../../shared/model/terms.ts"
import type { Title } from "../../../shared/model/texts.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import type { Amiss } from "./amiss.ts"
import { written } from "./written.ts"

/** The field for a title in one language. Its name in the form is `name-lang`. */
export const titleField = (name: string, lang: Lang, text: string, label: string) =>
  html`<label class="in-language"><span class="small muted">${label}</span>
    <input name="${name}-${lang}" lang=${domLang(lang)} maxlength="300" .defaultValue=${text} /></label>`

interface Titled {
  /** the prefix of the field names, by which `titleIn` finds the fields */
  name: string
  /** the label of the field that is always visible */
  label: string
  title: Title
  /** the languages of the panel */
  spoken: readonly Lang[]
  required?: boolean
}

/**
 * The fields for a title. The field for the reader's language is visible. The fields for the panel's other languages
 * are inside a `<details>`.
 */
export function titleFields({ name, label, title, spoken, required = false }: Titled) {
  const own = ownOf(spoken)
  const others = spoken.filter(lang => lang !== own)
  return html`<label class="field"><span class="label">${label}</span>
      <input name="${name}-${own}" lang=${domLang(own)} maxlength="300" aria-required=${required} .defaultValue=${title[own] ?? ""} /></label>
    ${
      others.length === 0
        ? nothing
        : html`<details class="other-languages"><summary class="small">${msg("form.otherLanguages")}</summary>
          ${others.map(lang => titleField(name, lang, title[lang] ?? "", languageName(lang)))}</details>`
    }`
}

const ownOf = (spoken: readonly Lang[]): Lang => (spoken.includes(currentLang()) ? currentLang() : (spoken[0] ?? "en"))

/**
 * The error for a title that is empty in every language, shown at the visible field. Null if one language has a text.
 */
export const titleAmiss = (said: Title, name: string, spoken: readonly Lang[]): Amiss | null =>
  Object.keys(said).length > 0
    ? null
    : {
        field: `${name}-${ownOf(spoken)}`,
        words: msg("form.oneLanguage"),
      }

/** Reads a title from its fields. A language that the form does not show keeps its text. */
export function titleIn(form: FormData, name: string, shown: readonly Lang[], before: Title): Title {
  const title: Title = { ...before }
  for (const lang of shown) {
    const text = written(form, `${name}-${lang}`)
    if (text === "") delete title[lang]
    else title[lang] = text
  }
  return title
}
