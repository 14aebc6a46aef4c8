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
    // fields inside other elements of the form are drawn a moment later
    setTimeout(() => fill(form, keptWords(this.place)))
    form.addEventListener("input", () => keepWords(this.place, wordsIn(form)))
    form.addEventListener("reset", () => keepWords(this.place, {}))
  }
}
customElements.define("kept-words", KeptWords)

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const typed: readonly string[] = ["text", "url", "number", "date", "datetime-local"]

/** what people type or pick from a list: a consent is given anew */
const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(
    (one): one is Field =>
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement ||
      (one instanceof HTMLInputElement && typed.includes(one.type)),
  )

function defaultOf(field: Field): string {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue
  return ([...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0])?.value ?? ""
}

/** a field that nobody wrote in is not kept: it may be another's to change meanwhile */
const wordsIn = (form: HTMLFormElement): Words =>
  Object.fromEntries(
    fieldsOf(form).flatMap(field => (field.value === defaultOf(field) ? [] : [[field.name, field.value]])),
  )

function fill(form: HTMLFormElement, words: Words): void {
  for (const field of fieldsOf(form)) {
    const word = words[field.name]
    if (!word) continue
    field.value = word
    // where it was folded away, whoever wrote it sees that it is still there
    for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "kept-words": KeptWords
  }
}
