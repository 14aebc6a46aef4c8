import { type WordsByField, wordStoreOf } from "./fieldWords.ts"

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
  #isFilling = false
  /** the fields that have got their stored text; what is typed into them afterwards stays */
  readonly #filled = new Set<Field>()

  connectedCallback(): void {
    this.hidden = true
    const form = this.closest("form")
    if (!form) return
    const store = wordStoreOf(this)
    const words = store.read(this.place)
    // before the first paint; the form has no listeners yet
    for (const [field, word] of kept(form, words)) enter(field, word)
    if (this.choices) choose(form, words)
    this.#tell(words)
    setTimeout(() => this.#fill(form, words))
    form.addEventListener("input", () => {
      if (this.#isFilling) return
      const words = { ...wordsIn(form), ...(this.choices && choicesIn(form)) }
      store.keep(this.place, words)
      this.#tell(words)
    })
    form.addEventListener("reset", () => {
      store.keep(this.place, {})
      this.#tell({})
    })
  }

  /**
   * Enters the stored text as if it were typed, so that a page that holds what is typed learns of it. Goes on with the
   * fields that then appear: other elements render later, and some fields appear with the text of another.
   */
  #fill(form: HTMLFormElement, words: WordsByField): void {
    const found = kept(form, words).filter(([field]) => !this.#filled.has(field))
    this.#isFilling = true
    for (const [field, word] of found) {
      this.#filled.add(field)
      enter(field, word)
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }))
    }
    if (this.choices) choose(form, words)
    this.#isFilling = false
    if (found.length > 0) setTimeout(() => this.#fill(form, words))
  }

  #tell(words: WordsByField): void {
    this.dispatchEvent(new WordsKept(Object.values(words).some(Boolean)))
  }
}
customElements.define("plenary-kept-words", KeptWords)

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const typed: readonly string[] = ["text", "url", "number", "date", "datetime-local"]

/** The text fields and the selects of the form that have a name or an id, under which their text is stored. */
const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(
    (one): one is Field =>
      (one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement ||
        (one instanceof HTMLInputElement && typed.includes(one.type))) &&
      keyOf(one) !== "",
  )

const keyOf = ({ name, id }: Field): string => name || id

const offers = (field: Field, word: string): boolean =>
  !(field instanceof HTMLSelectElement) || [...field.options].some(({ value }) => value === word)

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
    fieldsOf(form).flatMap(field => (field.value === defaultOf(field) ? [] : [[keyOf(field), field.value]])),
  )

/** The fields with their stored text. A text that a select no longer offers is left out. */
const kept = (form: HTMLFormElement, words: WordsByField): [Field, string][] =>
  fieldsOf(form).flatMap(field => {
    const word = words[keyOf(field)]
    return word && offers(field, word) ? [[field, word]] : []
  })

/** Opens every `<details>` around the field too, so that the writer sees that their text was kept. */
function enter(field: Field, word: string): void {
  field.value = word
  for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-kept-words": KeptWords
  }
  interface GlobalEventHandlersEventMap {
    "words-kept": WordsKept
  }
}
