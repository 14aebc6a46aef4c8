import { languages } from "../../../../shared/model/terms.ts"
import type { Title } from "../../../../shared/model/texts.ts"
import { currentLang } from "../../../i18n/language.ts"
import type { ReadText } from "../../../i18n/texts.ts"
import type { PlannedItem } from "../../../rules/pasted/agenda.ts"
import type { WordStore } from "../../forms/fieldWords.ts"

/** An agenda that somebody is writing; its tab keeps it over a reload. */
export interface AgendaDraft {
  items: PlannedItem[]
  /** the agenda that it began from, as `print` says it: another's change in between is said */
  from: string
  pasted: string
  /** the pasted text that was last taken over; what was left out of it stays there and is known */
  taken: string
}

export const print = (items: readonly PlannedItem[]): string => JSON.stringify(items)

/** What was kept at a place, or null where nothing is; minutes that are no number come back as none. */
export function keptDraft(words: WordStore, place: string): AgendaDraft | null {
  const { items, from = "", pasted = "", taken = "" } = words.read(place)
  return items === undefined ? null : { items: JSON.parse(items), from, pasted, taken }
}

/** A draft that says what the agenda says is none. */
export function keepDraft(words: WordStore, place: string, { items, from, pasted, taken }: AgendaDraft): void {
  const said = print(items)
  words.keep(place, said === from && pasted === "" ? {} : { items: said, from, pasted, taken })
}

/** The items with one title said anew in a language; an emptied one stays, as the field that shows it does. */
export const retitled = (items: readonly PlannedItem[], at: number, lang: string, text: string): PlannedItem[] =>
  items.map((item, n) => (n === at ? { ...item, title: { ...item.title, [lang]: text.trim() } } : item))

/** Of an item's title, what its row shows: in the reader's language, else in the first that it was written in. */
export function titleShown(title: Title): ReadText {
  const lang = [currentLang(), ...languages].find(one => title[one] !== undefined) ?? currentLang()
  return { lang, text: title[lang] ?? "" }
}

/** The items without the languages in which a title was emptied. */
export const withoutEmptyTitles = (items: readonly PlannedItem[]): PlannedItem[] =>
  items.map(item => ({
    ...item,
    title: Object.fromEntries(Object.entries(item.title).filter(([, text]) => text !== "")),
  }))

/** Lines were pasted and not taken over since. */
export const waits = ({ pasted, taken }: AgendaDraft): boolean => pasted.trim() !== "" && pasted !== taken
