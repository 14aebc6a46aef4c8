import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import type { Side } from "../../../../shared/contract/events/workspace.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { ItemId } from "../../../../shared/model/ids.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { plain, reading } from "../../../i18n/texts.ts"
import { FieldWords } from "../../forms/fieldWords.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-budget-editor.css?inline"

const minuteSeconds = 60
const leastSeconds = 10
const mostSeconds = 86_400

/** The session, or an item of its agenda that is no break. */
interface Scope {
  item: ItemId | null
  title: { lang: string; text: string }
}

/** Sets the sides' speaking time for the session and for the items of its agenda, in minutes. */
@customElement("plenary-budget-editor")
@localized()
export class BudgetEditor extends LitElement {
  @property({ attribute: false }) session: Session | null = null
  @property({ attribute: false }) state: State | null = null
  /** the id of the member who edits */
  @property() by = ""
  /** the typed minutes by scope and side, as they stand in the fields; null while the dialog is closed */
  @state() private typed: Readonly<Record<string, string>> | null = null
  @state() private tried = false
  @query("dialog") private dialog!: HTMLDialogElement | null
  readonly #asking = new Asking(this)
  readonly #words = new FieldWords(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { session, state: panel } = this
    if (!session || !panel || panel.sides.length === 0) return nothing
    if (!this.typed) return html`<button class="quiet small" @click=${this.begin}>${msg("budget.set")}</button>`
    return html`<dialog aria-labelledby="title" @close=${this.#leave}><form novalidate @submit=${this.#save}><section>
      <h2 id="title">${msg("budget.set")}</h2>
      <p class="small muted">${msg("budget.setHelp")}</p>
      ${isHeld(session) ? html`<p class="small muted">${msg("budget.shortenHelp")}</p>` : nothing}
      <table>
        <thead><tr><td></td>${panel.sides.map(({ title }) => sideHead(title))}</tr></thead>
        <tbody>${scopesOf(session).map(scope => this.#row(scope, panel.sides))}</tbody>
      </table>
      ${this.tried && this.#faulty.length > 0 ? html`<p class="trouble" role="alert">${msg("budget.bad")}</p>` : nothing}
      ${this.#asking.trouble}
      <div class="row end">
        <button class="quiet small" type="button" @click=${this.#discard}>${msg("dialog.cancel")}</button>
        <button class="filled small" ?disabled=${this.#asking.busy}>${msg("budget.save")}</button>
      </div>
    </section></form></dialog>`
  }

  protected override updated(): void {
    if (this.dialog && !this.dialog.open) this.dialog.showModal()
  }

  #row({ item, title }: Scope, sides: readonly Side[]) {
    return html`<tr><th scope="row" lang=${domLang(title.lang)}>${title.text}</th>${sides.map(side => {
      const key = keyOf(item, side.id)
      const label = msg("budget.field", { side: plain(side.title), scope: title.text })
      return html`<td><input type="text" inputmode="decimal" autocomplete="off" maxlength="8" name=${key} aria-label=${label} aria-invalid=${this.tried && this.#faulty.includes(key)}
        .value=${this.typed?.[key] ?? ""} @input=${(event: Event) => this.#type(key, event)} /></td>`
    })}</tr>`
  }

  /** the panel by which a refusal names a side */
  get scene(): { state: State } | null {
    return this.state && { state: this.state }
  }

  /** the fields whose minutes are no length of time that the server takes */
  get #faulty(): string[] {
    return Object.entries(this.typed ?? {}).flatMap(([key, text]) => {
      if (text.trim() === "") return []
      const seconds = secondsIn(text)
      return seconds >= leastSeconds && seconds <= mostSeconds ? [] : [key]
    })
  }

  readonly begin = (): void => {
    const { session, state: panel } = this
    if (!session || !panel) return
    this.typed = { ...typedOf(session), ...this.#words.read(this.#place) }
    this.tried = false
    this.#asking.clear()
  }

  get #place(): string {
    return `${this.by} budgets ${this.session?.id}`
  }

  #type(key: string, { target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return
    this.typed = { ...this.typed, [key]: target.value }
    this.#words.keep(this.#place, this.typed)
  }

  readonly #leave = (): void => {
    this.typed = null
  }

  readonly #discard = (): void => {
    this.#words.keep(this.#place, {})
    this.typed = null
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { session, state: panel, typed } = this
    if (!session || !panel || !typed) return
    this.tried = true
    if (this.#faulty.length > 0) return this.#goToFault()
    const before = typedOf(session)
    for (const { item } of scopesOf(session)) {
      const keys = panel.sides.map(({ id }) => ({ side: id, key: keyOf(item, id) }))
      if (keys.every(({ key }) => secondsIn(typed[key]) === secondsIn(before[key]))) continue
      const budgets = keys.flatMap(({ side, key }) => {
        const seconds = secondsIn(typed[key])
        return seconds > 0 ? [{ side, seconds }] : []
      })
      if (!(await this.#asking.command("set-budgets", { session: session.id, item, budgets }))) return
    }
    this.#discard()
  }

  async #goToFault(): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
}

const keyOf = (item: ItemId | null, side: string): string => `${item ?? ""} ${side}`

const sideHead = (title: Side["title"]) => {
  const { lang, text } = reading(title)
  return html`<th scope="col" lang=${domLang(lang)}>${text}</th>`
}

const scopesOf = ({ items }: Session): Scope[] => [
  { item: null, title: { lang: "", text: msg("budget.session") } },
  ...items.filter(({ kind }) => kind !== "break").map(({ id, title }) => ({ item: id, title: reading(title) })),
]

/** The session's budgets as the fields show them. */
const typedOf = ({ sideTime }: Session): Record<string, string> =>
  Object.fromEntries(
    (sideTime?.budgets ?? []).flatMap(({ item, sides }) =>
      sides.map(({ side, seconds }) => [keyOf(item, side), String(Math.round((seconds / minuteSeconds) * 100) / 100)]),
    ),
  )

/** The seconds of typed minutes; NaN for a text that is no number. Input methods also type wide digits. */
const secondsIn = (text = ""): number =>
  Math.round(Number(text.normalize("NFKC").replace(",", ".").trim()) * minuteSeconds)

declare global {
  interface HTMLElementTagNameMap {
    "plenary-budget-editor": BudgetEditor
  }
}
