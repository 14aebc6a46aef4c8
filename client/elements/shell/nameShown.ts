import { html, nothing } from "lit"
import { nameLang } from "../../i18n/roster.ts"

/** A name alone, in the language of its script. */
export const nameShown = (name: string) => html`<span lang=${nameLang(name) ?? nothing}>${name}</span>`
