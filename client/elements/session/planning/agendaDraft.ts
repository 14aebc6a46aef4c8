import type { PlannedItem } from "../../../../shared/rules/pasted/agenda.ts"
import { keepWords, keptWords } from "../../forms/keptWords.ts"

/** An agenda that somebody is writing; its tab keeps it over a reload. */
export interface AgendaDraft {
  items: PlannedItem[]
  /** the agenda that it began from, as `print` says it: another's change in between is said */
  from: string
  pasted: string
}

export const print = (items: readonly PlannedItem[]): string => JSON.stringify(items)

/** What was kept at a place, or null where nothing is. */
export function keptDraft(place: string): AgendaDraft | null {
  const { items, from = "", pasted = "" } = keptWords(place)
  return items === undefined ? null : { items: JSON.parse(items), from, pasted }
}

/** A draft that says what the agenda says is none. */
export function keepDraft(place: string, { items, from, pasted }: AgendaDraft): void {
  const said = print(items)
  keepWords(place, said === from && pasted === "" ? {} : { items: said, from, pasted })
}

/** The items with one title said anew in a language; an empty one leaves what was there. */
export const retitled = (items: readonly PlannedItem[], at: number, lang: string, text: string): PlannedItem[] =>
  items.map((item, n) =>
    n !== at || text.trim() === "" ? item : { ...item, title: { ...item.title, [lang]: text.trim() } },
  )
