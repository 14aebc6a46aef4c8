import type { ReactiveController, ReactiveControllerHost } from "lit"

/** The unsent texts of a form, keyed by the names of the fields. */
export type WordsByField = Readonly<Record<string, string>>

/** A store for unsent text, which survives a reload. */
export interface WordStore {
  /** the text stored under the key `place`; the empty key stores nothing */
  read(place: string): WordsByField
  /** stores the text under the key `place`; after the text was sent or discarded, the caller stores `{}` */
  keep(place: string, words: WordsByField): void
}

/** The default store, for a page that provides none. It stores nothing. */
const noStore: WordStore = { read: () => ({}), keep: () => undefined }

/** An element dispatches this event to get its page's store. The page sets `store` before `dispatchEvent` returns. */
export class WordsWanted extends Event {
  store: WordStore = noStore
  constructor() {
    super("words-wanted", { bubbles: true, composed: true })
  }
}

/** The store of the page that contains the element. */
export function wordStoreOf(element: EventTarget): WordStore {
  const wanted = new WordsWanted()
  element.dispatchEvent(wanted)
  return wanted.store
}

/**
 * Reads and stores the unsent text of an element's fields. The controller keeps a reference to the page's store, so an
 * element that was removed from the page can still change its stored text.
 */
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
