import { html, nothing } from "lit"
import type { Lang } from "../../../shared/model/terms.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { ownName } from "../../i18n/terms/terms.ts"

/**
 * Names the language of quoted words if the page is in another. `page`: the language around them, by default the
 * reader's.
 */
export const originalMark = (lang: Lang, page: Lang = currentLang()) =>
  lang === page
    ? nothing
    : html`<span class="small muted">${msg("spoken.original")} <span lang=${domLang(lang)}>${ownName[lang]}</span></span>`
