import { keepWords, keptWords, type Words } from "./keptWords.ts"

/** In a form, keeps what is written into it over a reload. Reset the form once its words are sent or discarded. */
export class KeptWords extends HTMLElement {
  /** whose words these are and to what */
  place = ""

  connectedCallback(): void {
    this.hidden = true
    const form = this.closest("form")
    if (!form) return
    fill(form, keptWords(this.place))
    form.addEventListener("input", () => keepWords(this.place, wordsIn(form)))
    form.addEventListener("reset", () => keepWords(this.place, {}))
  }
}
customElements.define("kept-words", KeptWords)

type Field = HTMLInputElement | HTMLTextAreaElement

/** what people type: not what they choose or tick */
const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(
    (one): one is Field =>
      one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && ["text", "url"].includes(one.type)),
  )

/** a field that nobody wrote in is not kept: it may be another's to change meanwhile */
const wordsIn = (form: HTMLFormElement): Words =>
  Object.fromEntries(
    fieldsOf(form).flatMap(({ name, value, defaultValue }) => (value === defaultValue ? [] : [[name, value]])),
  )

function fill(form: HTMLFormElement, words: Words): void {
  for (const field of fieldsOf(form)) {
    const word = words[field.name]
    if (!word) continue
    field.value = word
    // where it was folded away, whoever wrote it sees that it is still there
    const fold = form.closest("details")
    if (fold) fold.open = true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "kept-words": KeptWords
  }
}
