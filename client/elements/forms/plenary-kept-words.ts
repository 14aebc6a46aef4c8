import { type WordStore, type WordsByField, wordStoreOf } from "./fieldWords.ts"

/** Fired when the form's unsent text changes. `any` is true if the form has unsent text. */
export class WordsKept extends Event {
  readonly any: boolean
  constructor(any: boolean) {
    super("words-kept", { bubbles: true })
    this.any = any
  }
}

/**
 * Stores the text of the form that contains this element, so that the text survives a reload. A reset of the form
 * deletes the stored text, so reset the form when its text is sent or discarded.
 */
export class KeptWords extends HTMLElement {
  /** the storage key, which names the writer and the subject of the text */
  place = ""
  /**
   * whether checkboxes and radio buttons are stored too; false for a consent, which must be given again after a reload
   */
  choices = false

  connectedCallback(): void {
    this.hidden = true
    const form = this.closest("form")
    if (!form) return
    const store = wordStoreOf(this)
    this.#fill(form, store)
    // Fills in the stored text again later, because other elements in the form may render their fields later.
    setTimeout(() => this.#fill(form, store))
    form.addEventListener("input", () => {
      const words = { ...wordsIn(form), ...(this.choices && choicesIn(form)) }
      store.keep(this.place, words)
      this.#tell(words)
    })
    form.addEventListener("reset", () => {
      store.keep(this.place, {})
      this.#tell({})
    })
  }

  #fill(form: HTMLFormElement, store: WordStore): void {
    const words = store.read(this.place)
    fill(form, words)
    if (this.choices) choose(form, words)
    this.#tell(words)
  }

  #tell(words: WordsByField): void {
    this.dispatchEvent(new WordsKept(Object.values(words).some(Boolean)))
  }
}
customElements.define("plenary-kept-words", KeptWords)

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const typed: readonly string[] = ["text", "url", "number", "date", "datetime-local"]

/** The text fields and the selects of the form. */
const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(
    (one): one is Field =>
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement ||
      (one instanceof HTMLInputElement && typed.includes(one.type)),
  )

const boxesOf = (form: HTMLFormElement): HTMLInputElement[] =>
  [...form.elements].filter(
    (one): one is HTMLInputElement => one instanceof HTMLInputElement && ["checkbox", "radio"].includes(one.type),
  )

const boxKey = ({ name, value }: HTMLInputElement): string => `${name}=${value}`

const choicesIn = (form: HTMLFormElement): WordsByField =>
  Object.fromEntries(
    boxesOf(form).flatMap(box =>
      box.checked === box.defaultChecked ? [] : [[boxKey(box), box.checked ? "on" : "off"]],
    ),
  )

function choose(form: HTMLFormElement, words: WordsByField): void {
  for (const box of boxesOf(form)) {
    const word = words[boxKey(box)]
    if (word) box.checked = word === "on"
  }
}

function defaultOf(field: Field): string {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue
  return ([...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0])?.value ?? ""
}

/**
 * The text to store. A field with its default value is left out, because other people may change that value before the
 * reload.
 */
const wordsIn = (form: HTMLFormElement): WordsByField =>
  Object.fromEntries(
    fieldsOf(form).flatMap(field => (field.value === defaultOf(field) ? [] : [[field.name, field.value]])),
  )

function fill(form: HTMLFormElement, words: WordsByField): void {
  for (const field of fieldsOf(form)) {
    const word = words[field.name]
    if (!word) continue
    field.value = word
    // Opens every `<details>` around the field, so that the writer sees that their text was kept.
    for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-kept-words": KeptWords
  }
  interface GlobalEventHandlersEventMap {
    "words-kept": WordsKept
  }
}
