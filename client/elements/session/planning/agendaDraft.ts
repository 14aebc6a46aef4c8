import { languages } from "../../../../shared/model/terms.ts"
import type { Title } from "../../../../shared/model/texts.ts"
import { currentLang } from "../../../i18n/language.ts"
import type { ReadText } from "../../../i18n/texts.ts"
import type { PlannedItem } from "../../../rules/pasted/agenda.ts"
import type { WordStore } from "../../forms/fieldWords.ts"

/** An agenda that somebody is editing. The tab stores the draft, so that it survives a reload. */
export interface AgendaDraft {
  items: PlannedItem[]
  /**
   * the session's agenda when the draft was begun, as JSON; the editor warns if somebody has changed the agenda since
   */
  from: string
  pasted: string
  /** the pasted text that was last applied; the field keeps this text while some of its lines could not be applied */
  taken: string
}

export const print = (items: readonly PlannedItem[]): string => JSON.stringify(items)

/**
 * Returns the draft that is stored under a key, or null. An item whose minutes are NaN has null minutes in the stored
 * JSON.
 */
export function keptDraft(words: WordStore, place: string): AgendaDraft | null {
  const { items, from = "", pasted = "", taken = "" } = words.read(place)
  return items === undefined ? null : { items: JSON.parse(items), from, pasted, taken }
}

/** Stores a draft. A draft that equals the agenda is removed from the store. */
export function keepDraft(words: WordStore, place: string, { items, from, pasted, taken }: AgendaDraft): void {
  const said = print(items)
  words.keep(place, said === from && pasted === "" ? {} : { items: said, from, pasted, taken })
}

/**
 * The items with one item's title changed in one language. An emptied title is kept as an empty string, so that its
 * field remains on the page.
 */
export const retitled = (items: readonly PlannedItem[], at: number, lang: string, text: string): PlannedItem[] =>
  items.map((item, n) => (n === at ? { ...item, title: { ...item.title, [lang]: text.trim() } } : item))

/** The title that an item's row shows: in the reader's language, or else in the first language that has one. */
export function titleShown(title: Title): ReadText {
  const lang = [currentLang(), ...languages].find(one => title[one] !== undefined) ?? currentLang()
  return { lang, text: title[lang] ?? "" }
}

/** Removes from each item's title the languages in which the title is empty. */
export const withoutEmptyTitles = (items: readonly PlannedItem[]): PlannedItem[] =>
  items.map(item => ({
    ...item,
    title: Object.fromEntries(Object.entries(item.title).filter(([, text]) => text !== "")),
  }))

/**
 * Whether the draft has pasted text that nobody has applied yet. Applied text that stays in the field, because it has
 * lines to correct, does not count.
 */
export const waits = ({ pasted, taken }: AgendaDraft): boolean => pasted.trim() !== "" && pasted !== taken
