import type { ReactiveController, ReactiveControllerHost } from "lit"

/** Text that somebody is writing, by field. */
export type WordsByField = Readonly<Record<string, string>>

/** A store for unsent text, which survives a reload. */
export interface WordStore {
  /** the stored text of a place; the empty place stores none */
  read(place: string): WordsByField
  /** `{}` removes the text, once it is sent or discarded */
  keep(place: string, words: WordsByField): void
}

/** Used if no page offers a store: text is forgotten with its field. */
const noStore: WordStore = { read: () => ({}), keep: () => undefined }

/** An element asks for the store of its page, which puts it here before the event is over. */
export class WordsWanted extends Event {
  store: WordStore = noStore
  constructor() {
    super("words-wanted", { bubbles: true, composed: true })
  }
}

/** The store of the page that contains an element. */
export function wordStoreOf(element: EventTarget): WordStore {
  const wanted = new WordsWanted()
  element.dispatchEvent(wanted)
  return wanted.store
}

/** The text that the page stores for an element with fields, also once the element has left the page. */
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
