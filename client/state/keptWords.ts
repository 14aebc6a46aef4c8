type WordsByField = Readonly<Record<string, string>>

/**
 * Returns the text that a person has typed in the fields of `place` and not sent. The tab's storage keeps it over a
 * reload. For an empty `place` nothing is stored.
 */
export function keptWords(place: string): WordsByField {
  try {
    return JSON.parse(sessionStorage.getItem(`words ${place}`) ?? "{}")
  } catch {
    // If the browser has no storage, the page works and the text is lost at a reload.
    return {}
  }
}

/** Stores the unsent text. `{}` removes it, once the text is sent or discarded. */
export function keepWords(place: string, words: WordsByField): void {
  if (place === "") return
  try {
    if (Object.values(words).some(Boolean)) sessionStorage.setItem(`words ${place}`, JSON.stringify(words))
    else sessionStorage.removeItem(`words ${place}`)
  } catch {
    // If the browser has no storage, the text is lost at a reload.
  }
}

/** Returns all unsent text that one member has typed in this tab. */
export function keptWordsOf(member: string): WordsByField[] {
  try {
    const places = Object.keys(sessionStorage).filter(key => key.startsWith(`words ${member} `))
    return places.map(key => keptWords(key.slice("words ".length)))
  } catch {
    return []
  }
}

/** The storage for unsent text. The fields of a page request it with an event (client/elements/forms/fieldWords.ts). */
export const tabWords = { read: keptWords, keep: keepWords }
