type WordsByField = Readonly<Record<string, string>>

/**
 * Returns the unsent text in the fields stored under the key `place`. The text survives a reload, because it is in the
 * tab's session storage.
 */
export function keptWords(place: string): WordsByField {
  try {
    return JSON.parse(sessionStorage.getItem(`words ${place}`) ?? "{}")
  } catch {
    // If the browser has no storage, the page works and the text is lost at a reload.
    return {}
  }
}

/**
 * Stores the unsent text under the key `place`; an empty key stores nothing. `{}` removes the text, once it is sent or
 * discarded.
 */
export function keepWords(place: string, words: WordsByField): void {
  if (place === "") return
  try {
    if (Object.values(words).some(Boolean)) sessionStorage.setItem(`words ${place}`, JSON.stringify(words))
    else sessionStorage.removeItem(`words ${place}`)
  } catch {
    // If the browser has no storage, the text is lost at a reload.
  }
}

/** Returns the keys that begin with the prefix and under which this tab stores unsent text. */
export function keptPlaces(prefix: string): string[] {
  try {
    const stored = Object.keys(sessionStorage).filter(key => key.startsWith(`words ${prefix}`))
    return stored.map(key => key.slice("words ".length))
  } catch {
    return []
  }
}

/** Returns all unsent text that one member has typed in this tab. */
export const keptWordsOf = (member: string): WordsByField[] => keptPlaces(`${member} `).map(keptWords)

/** The storage for unsent text. The fields of a page get it through an event (client/elements/forms/fieldWords.ts). */
export const tabWords = { read: keptWords, keep: keepWords }
