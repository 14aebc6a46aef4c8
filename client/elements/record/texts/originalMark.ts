import { html, nothing } from "lit"
import type { Lang } from "../../../../shared/model/terms.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { ownName } from "../../../i18n/terms/terms.ts"

/** Names the language of a quoted text, if it differs from `page`, the language of the surrounding text. */
export const originalMark = (lang: Lang, page: Lang = currentLang()) =>
  lang === page
    ? nothing
    : html`<span class="small muted">${msg("spoken.original")} <span lang=${domLang(lang)}>${ownName[lang]}</span></span>`
