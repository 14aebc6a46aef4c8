import type { ReactiveController, ReactiveControllerHost } from "lit"

/** What somebody is writing, by field. */
export type WordsByField = Readonly<Record<string, string>>

/** Where words that are not sent yet are kept over a reload. */
export interface WordStore {
  /** what was kept of a place; no place keeps none */
  read(place: string): WordsByField
  /** `{}`: what was sent or discarded is kept no longer */
  keep(place: string, words: WordsByField): void
}

/** Where no page offers a store, words are forgotten with their field. */
const noStore: WordStore = { read: () => ({}), keep: () => undefined }

/** An element asks for the store of its page, which puts it here before the event is over. */
export class WordsWanted extends Event {
  store: WordStore = noStore
  constructor() {
    super("words-wanted", { bubbles: true, composed: true })
  }
}

/** The store of the page that an element stands on. */
export function wordStoreOf(element: EventTarget): WordStore {
  const wanted = new WordsWanted()
  element.dispatchEvent(wanted)
  return wanted.store
}

/** For an element with fields: the words that its page keeps for it, also once it stands on no page any more. */
export class FieldWords implements ReactiveController, WordStore {
  readonly #host: EventTarget
  #store: WordStore = noStore

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#store = wordStoreOf(this.#host)
  }

  read(place: string): WordsByField {
    return this.#store.read(place)
  }

  keep(place: string, words: WordsByField): void {
    this.#store.keep(place, words)
  }
}

declare global {
  interface HTMLElementEventMap {
    "words-wanted": WordsWanted
  }
}
