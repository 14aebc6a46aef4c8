import { html, nothing } from "lit"
import type { Lang } from "../../../shared/model/terms.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { ownName } from "../../i18n/terms/terms.ts"

/**
 * Beside words that stand in the language in which they were said, where the page speaks another. `page`: the language
 * around them, the reader's unless they stand in a column of another.
 */
export const originalMark = (lang: Lang, page: Lang = currentLang()) =>
  lang === page
    ? nothing
    : html`<span class="small muted">${msg("spoken.original")} <span lang=${domLang(lang)}>${ownName[lang]}</span></span>`
