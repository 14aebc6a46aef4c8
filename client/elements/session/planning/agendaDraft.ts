import { languages } from "../../../../shared/model/terms.ts"
import type { Title } from "../../../../shared/model/texts.ts"
import { currentLang } from "../../../i18n/language.ts"
import type { ReadText } from "../../../i18n/texts.ts"
import type { PlannedItem } from "../../../rules/pasted/agenda.ts"
import type { WordStore } from "../../forms/fieldWords.ts"

/** An agenda that somebody is writing; the tab keeps it over a reload. */
export interface AgendaDraft {
  items: PlannedItem[]
  /** the printed agenda on which the draft began: a change by somebody else is reported */
  from: string
  pasted: string
  /** the pasted text that was last applied; lines that were left out stay in the field */
  taken: string
}

export const print = (items: readonly PlannedItem[]): string => JSON.stringify(items)

/** The stored draft of a place, or null; minutes that are not a number become null. */
export function keptDraft(words: WordStore, place: string): AgendaDraft | null {
  const { items, from = "", pasted = "", taken = "" } = words.read(place)
  return items === undefined ? null : { items: JSON.parse(items), from, pasted, taken }
}

/** Stores a draft, unless it equals the agenda. */
export function keepDraft(words: WordStore, place: string, { items, from, pasted, taken }: AgendaDraft): void {
  const said = print(items)
  words.keep(place, said === from && pasted === "" ? {} : { items: said, from, pasted, taken })
}

/** The items with one title changed in a language; an emptied title stays, like its field. */
export const retitled = (items: readonly PlannedItem[], at: number, lang: string, text: string): PlannedItem[] =>
  items.map((item, n) => (n === at ? { ...item, title: { ...item.title, [lang]: text.trim() } } : item))

/** The title in an item's row: in the reader's language, or else in the first in which it was written. */
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

/** Whether lines were pasted and not applied since. */
export const waits = ({ pasted, taken }: AgendaDraft): boolean => pasted.trim() !== "" && pasted !== taken
