import { inTab } from "./kept.ts"

type WordsByField = Readonly<Record<string, string>>

/**
 * Returns the unsent text in the fields stored under the key `place`. The text survives a reload, because it is in the
 * tab's session storage.
 */
export function keptWords(place: string): WordsByField {
  try {
    return JSON.parse(inTab.read(`words ${place}`) ?? "{}")
  } catch {
    return {}
  }
}

/**
 * Stores the unsent text under the key `place`; an empty key stores nothing. `{}` removes the text, once it is sent or
 * discarded.
 */
export function keepWords(place: string, words: WordsByField): void {
  if (place === "") return
  inTab.write(`words ${place}`, Object.values(words).some(Boolean) ? JSON.stringify(words) : null)
}

/** Returns the keys that begin with the prefix and under which this tab stores unsent text. */
export const keptPlaces = (prefix: string): string[] =>
  inTab.names(`words ${prefix}`).map(name => name.slice("words ".length))

/** Returns all unsent text that one member has typed in this tab. */
export const keptWordsOf = (member: string): WordsByField[] => keptPlaces(`${member} `).map(keptWords)

/** The storage for unsent text. The fields of a page get it through an event (client/elements/forms/fieldWords.ts). */
export const tabWords = { read: keptWords, keep: keepWords }
