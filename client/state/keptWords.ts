type WordsByField = Readonly<Record<string, string>>

/** Text that somebody is typing, by field. Only this tab keeps it, over a reload. An empty place keeps nothing. */
export function keptWords(place: string): WordsByField {
  try {
    return JSON.parse(sessionStorage.getItem(`words ${place}`) ?? "{}")
  } catch {
    // Without storage the page works as before and forgets the text.
    return {}
  }
}

/** Stores the text; `{}` removes it, once it is sent or discarded. */
export function keepWords(place: string, words: WordsByField): void {
  if (place === "") return
  try {
    if (Object.values(words).some(Boolean)) sessionStorage.setItem(`words ${place}`, JSON.stringify(words))
    else sessionStorage.removeItem(`words ${place}`)
  } catch {
    // Without storage the text is forgotten.
  }
}

/** All texts that one seat is writing in this tab. */
export function keptWordsOf(member: string): WordsByField[] {
  try {
    const places = Object.keys(sessionStorage).filter(key => key.startsWith(`words ${member} `))
    return places.map(key => keptWords(key.slice("words ".length)))
  } catch {
    return []
  }
}

/** The store for the fields of a page, which ask for it with an event (client/elements/forms/fieldWords.ts). */
export const tabWords = { read: keptWords, keep: keepWords }
