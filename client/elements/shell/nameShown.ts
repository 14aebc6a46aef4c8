import { html, nothing } from "lit"
import { nameLang } from "../../i18n/roster.ts"

/** A person's name, marked with the language of its script. */
export const nameShown = (name: string) => html`<span lang=${nameLang(name) ?? nothing}>${name}</span>`
