import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import type { Wanted } from "../../../acts/act.ts"
import type { Field, Form, Values } from "../../../acts/form.ts"
import { formOf } from "../../../acts/forms.ts"
import { msg } from "../../../i18n/msg.ts"
import type { Scene } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import { FieldWords } from "../../forms/fieldWords.ts"
import { optionSearch } from "../../forms/plenary-option-search.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import "../../record/plenary-record-face.ts"
import { changesSheet, wordChanges } from "../kit/wordChanges.ts"
import styles from "./plenary-act-dialog.css?inline"

/** One dialog for every act that has a form. `ask` opens the dialog. The dialog closes once the act is done. */
@customElement("plenary-act-dialog")
export class ActDialog extends Watching(LitElement) {
  @property({ attribute: false }) scene: Scene | null = null
  @state() private act: Wanted | null = null
  @state() private values: Values = {}
  @state() private tried = false
  @query("dialog") private dialog!: HTMLDialogElement | null
  readonly #asking = new Asking(this)
  readonly #words = new FieldWords(this)

  static override styles = [sessionStyles, changesSheet, unsafeCSS(styles)]

  override render() {
    const form = this.#form()
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      ${
        form
          ? html`<form @submit=${this.#submit} @keydown=${this.#keyed} novalidate>
              <h2 id="title">${form.title}</h2>
              ${form.record ? html`<plenary-record-face .reader=${this.scene} .record=${form.record}></plenary-record-face>` : nothing}
              ${form.quotes?.map(({ lang, text }) => html`<blockquote class="text" lang=${lang}>${text}</blockquote>`)}
              ${form.wish ? html`<div><p class="small muted">${form.wish.label}</p><blockquote class="text" lang=${form.wish.lang}>${form.wish.text}</blockquote></div>` : nothing}
              ${typeof form.help === "string" ? html`<p class="help">${form.help}</p>` : nothing}
              ${this.#changes(form)}
              ${form.fields(this.values).map(field => this.#field(field))}
              ${typeof form.help === "function" ? html`<p class="help" aria-live="polite">${form.help(this.values)}</p>` : nothing}
              ${this.tried ? trouble(form.lacks?.(this.values)) : nothing} ${this.#asking.trouble}
              <div class="row end">
                ${this.#why(form)}
                <button class="quiet" type="button" @click=${this.#discard}>${form.cancel?.() ?? msg("dialog.cancel")}</button>
                ${this.#sending(form)}
              </div>
            </form>`
          : nothing
      }
    </dialog>`
  }

  #changes({ changes }: Form) {
    const wordings = changes?.(this.values)
    return wordings ? wordChanges(wordings.before, wordings.now, wordings.lang) : nothing
  }

  #why({ instead }: Form) {
    const other = instead?.(this.values)
    return other ? html`<p class="instead" role="status">${other.why}</p>` : nothing
  }

  /**
   * The button that sends the form. If the entered values require another act, the button performs that act instead.
   */
  #sending(form: Form) {
    const instead = form.instead?.(this.values)
    if (!instead)
      return html`<button class="filled" ?disabled=${this.#asking.busy}>${form.submit(this.values)}</button>`
    const turn = () => {
      this.#discard()
      void this.#asking.act(instead.act)
    }
    return html`<button class="filled" type="button" @click=${turn}>${instead.label}</button>`
  }

  ask(act: Wanted): void {
    this.act = act
    this.values = {}
    this.tried = false
    this.#asking.clear()
    const form = this.#form()
    if (!form) return
    const given = Object.fromEntries(form.fields({}).map(({ name, value = "" }) => [name, value]))
    const kept = { ...given, ...this.#words.read(this.#place()) }
    this.values = { ...kept, ...Object.fromEntries(form.fields(kept).map(field => [field.name, fitting(field, kept)])) }
    void this.updateComplete.then(() => this.dialog?.showModal())
  }

  #form(): Form | null {
    return this.act && this.scene ? formOf(this.act, this.scene) : null
  }

  #field(field: Field) {
    const value = this.#valueOf(field)
    const take = (event: Event) => {
      if (!isField(event.target)) return
      this.values = { ...this.values, [field.name]: event.target.value }
      this.#words.keep(this.#place(), this.values)
    }
    const lacks = this.tried && lacking(field, value)
    const please = lacks ? html`<span class="trouble" role="alert">${pleaseFill()}</span>` : nothing
    if (field.kind === "choice")
      return html`<label class="field">${field.label}
        ${optionSearch(field.options.length)}<select name=${field.name} aria-invalid=${lacks} @change=${take}>
          ${field.value === "" ? html`<option value="" disabled hidden ?selected=${value === ""}>${msg("form.choose")}</option>` : nothing}
          ${field.options.map(option => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
        </select>${please}</label>`
    if (field.kind === "several") return html`${this.#several(field, value)}${please}`
    if (field.kind === "moment")
      return html`<label class="field">${field.label}
        <input type="datetime-local" name=${field.name} required aria-invalid=${lacks} min=${field.min} max=${field.max} .value=${value} @input=${take} />${please}</label>`
    if (field.kind === "date")
      return html`<label class="field">${field.label}
        <input type="date" name=${field.name} min=${field.min} .value=${value} @input=${take} /></label>`
    if (field.kind === "check") {
      const tick = ({ target }: Event) => {
        if (target instanceof HTMLInputElement)
          this.values = { ...this.values, [field.name]: target.checked ? "on" : "" }
      }
      return html`<label class="row check"><input type="checkbox" name=${field.name} .checked=${value === "on"} @change=${tick} /> ${field.label}</label>`
    }
    return html`<label class="field">${field.label}
      <textarea name=${field.name} lang=${field.lang} rows="2" .value=${value} aria-invalid=${lacks} @input=${take}></textarea>
      ${please}
    </label>`
  }

  /** A list of choices, each with a checkbox, and a button that chooses all or none. */
  #several({ name, label, options }: Extract<Field, { kind: "several" }>, value: string) {
    const on = new Set(value.split(" "))
    const keep = (ids: readonly string[]) => {
      this.values = { ...this.values, [name]: ids.join(" ") }
      this.#words.keep(this.#place(), this.values)
    }
    const take = (id: string) => (event: Event) => {
      if (!(event.target instanceof HTMLInputElement)) return
      const checked = event.target.checked
      keep(options.flatMap(one => ((one.value === id ? checked : on.has(one.value)) ? [one.value] : [])))
    }
    const n = options.filter(one => on.has(one.value)).length
    const all = n === options.length
    const turn = () => keep(all ? [] : options.map(one => one.value))
    return html`<fieldset class="several">
      <legend>${label} <span class="muted">${msg("form.chosen", { n, m: options.length })}</span></legend>
      <button class="quiet small" type="button" @click=${turn}>${all ? msg("form.chooseNone") : msg("form.chooseAll")}</button>
      <ul role="list">${options.map(
        one =>
          html`<li><label class="check"><input type="checkbox" name=${name} .value=${one.value} .checked=${on.has(one.value)} @change=${take(one.value)} /> ${one.label}</label></li>`,
      )}</ul>
    </fieldset>`
  }

  /** The field's value. A default applies until somebody writes into the field. */
  #valueOf({ name, value = "" }: Field): string {
    return this.values[name] ?? value
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault()
    const form = this.#form()
    if (!form) return
    this.tried = true
    const fields = form.fields(this.values)
    const incomplete = fields.some(field => lacking(field, this.#valueOf(field)))
    if (incomplete || form.lacks?.(this.values) || form.instead?.(this.values)) return this.#goToLack()
    const trimmed = Object.fromEntries(fields.map(field => [field.name, this.#valueOf(field).trim()]))
    const receipt = await this.#asking.send(form.command(trimmed))
    if (receipt) this.#discard()
  }

  /** Moves the focus to the first field that is missing a value. */
  async #goToLack(): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  #keyed(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return
    if (event.isComposing || event.keyCode === 229 || !(event.currentTarget instanceof HTMLFormElement)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }

  /**
   * The storage key of the form's text. It names the reader and the act's target, so that the next person in the same
   * tab does not see the text.
   */
  #place(): string {
    const about = Object.values(this.act ?? {}).map(part =>
      isOne(part) ? part.id : hasWords(part) ? part.exact : part,
    )
    return `${this.scene?.me.member} ${about.join(" ")}`
  }

  readonly #discard = (): void => {
    this.#words.keep(this.#place(), {})
    this.dialog?.close()
  }

  /**
   * Runs whenever the dialog closes. It clears only this element's act and leaves the typed text in the tab's storage.
   * Cancel, a successful act and the button of another act delete that text (#discard). Escape keeps the text, and the
   * form shows the text again when it is next opened. The page then tells the end of a command that is still being sent.
   */
  #closed(): void {
    this.act = null
    if (this.#asking.busy) this.#asking.leave()
  }
}

/** Whether a required field is empty. A choice with a default is never empty. */
const lacking = (field: Field, value: string): boolean =>
  value.trim() === "" && (field.kind === "text" ? field.required : field.kind === "choice" || field.kind === "moment")

const pleaseFill = (): string => msg("form.required")

const trouble = (words: string | null | undefined) =>
  words ? html`<p class="trouble" role="alert">${words}</p>` : nothing

const isField = (target: EventTarget | null): target is HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target instanceof HTMLInputElement

/** The stored value, if the field still accepts it; otherwise the field's default. */
function fitting(field: Field, kept: Values): string {
  const { name, value = "" } = field
  const word = kept[name] ?? value
  if (field.kind === "choice" && !field.options.some(option => option.value === word)) return field.value
  const dated = field.kind === "moment" || (field.kind === "date" && word !== "")
  return dated && word < field.min ? field.value : word
}

const isOne = (part: unknown): part is { id: string } => typeof part === "object" && part !== null && "id" in part
const hasWords = (part: unknown): part is { exact: string } =>
  typeof part === "object" && part !== null && "exact" in part

declare global {
  interface HTMLElementTagNameMap {
    "plenary-act-dialog": ActDialog
  }
}
