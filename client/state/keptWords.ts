type WordsByField = Readonly<Record<string, string>>

/** Words that somebody is typing, by field: kept by this tab over a reload, and by nobody else. No place keeps none. */
export function keptWords(place: string): WordsByField {
  try {
    return JSON.parse(sessionStorage.getItem(`words ${place}`) ?? "{}")
  } catch {
    // a browser that keeps nothing for pages forgets them, as it always did
    return {}
  }
}

/** What was sent or discarded is kept no longer: `{}`. */
export function keepWords(place: string, words: WordsByField): void {
  if (place === "") return
  try {
    if (Object.values(words).some(Boolean)) sessionStorage.setItem(`words ${place}`, JSON.stringify(words))
    else sessionStorage.removeItem(`words ${place}`)
  } catch {
    // as above
  }
}

/** All that one seat is writing in this tab. */
export function keptWordsOf(member: string): WordsByField[] {
  try {
    const places = Object.keys(sessionStorage).filter(key => key.startsWith(`words ${member} `))
    return places.map(key => keptWords(key.slice("words ".length)))
  } catch {
    return []
  }
}

/** For the fields of a page, which ask by an event (client/elements/forms/fieldWords.ts). */
export const tabWords = { read: keptWords, keep: keepWords }
