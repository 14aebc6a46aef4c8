import { html } from "lit"
import { isLang, type Lang } from "../../../shared/model/terms.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName } from "../../i18n/terms/terms.ts"

/** The languages into which a reader translates: one, or two both ways. */
export type Translating = readonly Lang[]

/** Every direction in a panel with these languages: into each of them, then both ways between each two. */
const directionsIn = (languages: Translating): Translating[] => [
  ...languages.map(lang => [lang]),
  ...languages.flatMap((one, at) => languages.slice(at + 1).map(other => [one, other])),
]

export const isSame = (one: Translating, other: Translating): boolean =>
  one.length === other.length && one.every(lang => other.includes(lang))

export function directionWords([one, other]: Translating): string {
  const [first, second] = [one, other].map(lang => (lang === undefined ? "" : languageName(lang)))
  return second ? msg("translating.between", { one: first ?? "", other: second }) : intoWords(first ?? "")
}
const intoWords = (language: string): string => msg("translating.intoLanguage", { language })

/** Says that nothing waits. */
export function noneWords([one, other]: Translating): string {
  const [language, second] = [one, other].map(lang => (lang === undefined ? "" : languageName(lang)))
  return second
    ? msg("translating.noneBetween", { one: language ?? "", other: second })
    : msg("translating.none", { language: language ?? "" })
}

/**
 * The direction to begin with: that of the address, else the one that the reader set. Without both it is both ways in a
 * panel of two languages, and into the language of the page elsewhere.
 */
export function firstDirection(languages: Translating, asked: URLSearchParams, set: Translating): Translating {
  const all = directionsIn(languages)
  const known = (wanted: Translating) => all.find(one => isSame(one, wanted))
  const preset = languages.length === 2 ? languages : [languages.find(lang => lang === currentLang()) ?? languages[0]]
  return known(asked.getAll("lang").filter(isLang)) ?? known(set) ?? preset.filter(isLang)
}

export const directionQuery = (direction: Translating): string =>
  new URLSearchParams(direction.map(lang => ["lang", lang])).toString()

/** The select of the direction. `chosen` gets the reader's choice. */
export function directionChoice(languages: Translating, now: Translating, chosen: (direction: Translating) => void) {
  const all = directionsIn(languages)
  const change = ({ target }: Event) => {
    const wanted = target instanceof HTMLSelectElement ? all[target.selectedIndex] : undefined
    if (wanted) chosen(wanted)
  }
  return html`<label class="field into"><span class="label">${msg("translating.into")}</span>
    <select @change=${change}>${all.map(one => html`<option ?selected=${isSame(one, now)}>${directionWords(one)}</option>`)}</select>
  </label>`
}
