import { html, LitElement, nothing } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { freeLetter } from "../../../../shared/rules/planning/freeLetter.ts"
import { type ItemFault, itemFaults } from "../../../../shared/rules/planning/itemFaults.ts"
import { itemTitle } from "../../../../shared/rules/planning/itemTitle.ts"
import { domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { itemKindName } from "../../../i18n/terms/floorTerms.ts"
import { languageName } from "../../../i18n/terms/terms.ts"
import { reading } from "../../../i18n/texts.ts"
import { itemKinds, movedItem, type PlannedItem } from "../../../rules/pasted/agenda.ts"
import { FieldWords } from "../../forms/fieldWords.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import {
  type AgendaDraft,
  keepDraft,
  keptDraft,
  print,
  retitled,
  titleShown,
  waits,
  withoutEmptyTitles,
} from "./agendaDraft.ts"
import { agendaPaste } from "./agendaPaste.ts"
import { planningSheet } from "./planningSheet.ts"
import { topicChoice } from "./topicChoice.ts"

/** Edits the agenda as a draft on this page. Nobody else sees the draft before it is saved. */
@customElement("plenary-agenda-editor")
@localized()
export class AgendaEditor extends LitElement {
  @property({ attribute: false }) session: Session | null = null
  @property({ attribute: false }) state: State | null = null
  /** the id of the member who edits */
  @property() by = ""
  @state() private draft: AgendaDraft | null = null
  /** whether the draft comes from the store, where it was kept before a reload or when the dialog was last closed */
  @state() private kept = false
  /** whether the writer tried to save, so that all faults are shown */
  @state() private tried = false
  @query("dialog") private dialog!: HTMLDialogElement | null
  #dragged: number | null = null
  readonly #asking = new Asking(this)
  readonly #words = new FieldWords(this)

  static override styles = [sessionStyles, planningSheet]

  override render() {
    const { session, draft } = this
    if (!session) return nothing
    if (!draft) return html`<button class="quiet small" @click=${this.begin}>${msg("plan.edit")}</button>`
    return html`<dialog aria-labelledby="title" @close=${this.#leave}><section>
      <h2 id="title">${msg("plan.edit")}</h2>
      ${this.kept ? html`<p class="small" role="status">${msg("plan.kept")}</p>` : nothing}
      ${print(session.items) === draft.from ? nothing : html`<p class="trouble" role="status">${msg("plan.changed")}</p>`}
      <p class="small muted">${msg("plan.moveHelp")}</p>
      <ol>${draft.items.map((item, at) => this.#row(item, at, draft.items.length))}</ol>
      <button class="small" @click=${this.#add}>${msg("plan.add")}</button>
      ${agendaPaste({
        text: draft.pasted,
        items: session.items,
        state: this.state,
        type: pasted => this.#write({ pasted }),
        // An agenda is applied as a whole. If one line could not be applied, all pasted lines stay in the field to be
        // corrected.
        take: (read, all) =>
          this.#write({ items: read, ...(all ? { pasted: "", taken: "" } : { taken: draft.pasted }) }),
      })}
      <div class="row end">
        ${this.tried && waits(draft) ? html`<p class="trouble" role="alert">${msg("plan.untaken")}</p>` : nothing}
        ${this.#asking.trouble}
        <button class="quiet small" @click=${this.#discard}>${msg("dialog.cancel")}</button>
        <button class="filled small" ?disabled=${this.#asking.busy} @click=${this.#save}>${msg("plan.save")}</button>
      </div>
    </section></dialog>`
  }

  protected override updated(): void {
    if (this.dialog && !this.dialog.open) this.dialog.showModal()
  }

  #row(item: PlannedItem, at: number, count: number) {
    const title = titleShown(item.title)
    // A new item without a title shows no fault before the first attempt to save.
    const faults = itemFaults(item).filter(one => this.tried || one !== "no-title" || isNamed(item))
    const n = at + 1
    return html`<li draggable="true" @dragstart=${() => (this.#dragged = at)} @dragover=${(event: Event) => event.preventDefault()}
      @drop=${(event: Event) => this.#drop(event, at)} @keydown=${(event: KeyboardEvent) => this.#key(event, at)}>
      <span class="handle" aria-hidden="true">⠿</span>
      <input type="text" lang=${domLang(title.lang)} maxlength="300" placeholder=${reading(item.title).text || newItem()} .value=${title.text} aria-label=${msg("plan.itemTitle", { n })} aria-invalid=${faults.includes("no-title")}
        @input=${(event: Event) => this.#keep(retitled(this.#items, at, title.lang, valueOf(event)))} @change=${(event: Event) => this.#retitle(at, title.lang, valueOf(event))} />
      <label class="minutes"><input type="number" min="0" max="1440" .value=${String(item.minutes)} aria-label=${msg("plan.itemMinutes", { n })} aria-invalid=${faults.includes("minutes")}
        @input=${(event: Event) => this.#keep(this.#changed(at, minutesIn(event)))} @change=${(event: Event) => this.#change(at, minutesIn(event))} />
        <span class="small muted" aria-hidden="true">${msg("plan.min")}</span></label>
      ${this.#moves(item, at, count)}
      ${this.#choices(item, at)}
      ${this.#otherTitles(item, at, title.lang)}
      ${faults.map(fault => html`<p class="trouble" role="alert">${faultWords[fault]()}</p>`)}
    </li>`
  }

  #moves(item: PlannedItem, at: number, count: number) {
    const title = titleShown(item.title).text || newItem()
    return html`<span class="moves">
      <button class="quiet small" ?disabled=${at === 0} aria-label=${msg("plan.up", { title })} @click=${() => this.#move(at, at - 1)}>↑</button>
      <button class="quiet small" ?disabled=${at + 1 === count} aria-label=${msg("plan.down", { title })} @click=${() => this.#move(at, at + 1)}>↓</button>
      <button class="quiet small" ?disabled=${this.#isHeld(item)} aria-label=${msg("plan.remove", { title })} @click=${() => this.#write({ items: this.#items.toSpliced(at, 1) })}>✕</button>
    </span>`
  }

  #choices(item: PlannedItem, at: number) {
    const n = at + 1
    return html`<span class="choices">
      <select aria-label=${msg("plan.itemKind", { n })}
        @change=${(event: Event) => this.#change(at, { kind: itemKinds.find(kind => kind === valueOf(event)) ?? item.kind })}>
        ${itemKinds.map(kind => html`<option value=${kind} .selected=${kind === item.kind}>${itemKindName(kind)}</option>`)}
      </select>
      ${item.kind === "topic" ? topicChoice({ item, n, topics: this.state?.topics ?? {}, choose: change => this.#change(at, change) }) : nothing}
    </span>`
  }

  /**
   * The fields for the title in the panel's other languages. A title that is only the name of the item's kind or topic
   * is translated automatically.
   */
  #otherTitles(item: PlannedItem, at: number, shown: Lang) {
    const others = (this.state?.workspace?.languages ?? []).filter(lang => lang !== shown)
    const n = at + 1
    if (others.length === 0) return nothing
    return html`<details class="titles"><summary class="small muted">${msg("form.otherLanguages")}</summary>
      ${others.map(lang => {
        const language = languageName(lang)
        return html`<input type="text" lang=${domLang(lang)} placeholder=${language} .value=${item.title[lang] ?? ""} aria-label=${msg("plan.itemTitleIn", { n, language })}
          @input=${(event: Event) => this.#keep(retitled(this.#items, at, lang, valueOf(event)))} @change=${(event: Event) => this.#retitle(at, lang, valueOf(event))} />`
      })}</details>`
  }

  /** Whether this is the current item of a running session. The current item cannot be removed. */
  #isHeld({ id }: PlannedItem): boolean {
    const { session } = this
    return session !== null && isHeld(session) && session.current === id
  }

  get #place(): string {
    return `${this.by} agenda ${this.session?.id}`
  }

  get #items(): readonly PlannedItem[] {
    return this.draft?.items ?? []
  }

  readonly begin = (): void => {
    const items = this.session?.items ?? []
    const kept = keptDraft(this.#words, this.#place)
    this.kept = kept !== null
    this.draft = kept ?? { items: [...items], from: print(items), pasted: "", taken: "" }
    this.tried = false
    this.#asking.clear()
  }

  /**
   * Runs whenever the dialog closes. It clears only this element's draft and leaves the copy in the tab's storage.
   * Cancel and a successful save delete that copy (#discard). Escape keeps the copy, and the editor shows the draft
   * again when it is next opened.
   */
  readonly #leave = (): void => {
    this.draft = null
  }

  readonly #discard = (): void => {
    this.#words.keep(this.#place, {})
    this.draft = null
  }

  #write(change: Partial<AgendaDraft>): void {
    if (!this.draft) return
    this.draft = { ...this.draft, ...change }
    keepDraft(this.#words, this.#place, this.draft)
  }

  #add = (): void => {
    const at = this.#items.length
    this.#write({ items: [...this.#items, { kind: "topic", title: {}, topic: null, opens: true, minutes: 20 }] })
    void this.updateComplete.then(() => this.#parts(at)[0]?.focus())
  }

  #changed(at: number, change: Partial<PlannedItem>): PlannedItem[] {
    return this.#items.map((item, n) => (n === at ? { ...item, ...change } : item))
  }

  #change(at: number, change: Partial<PlannedItem>): void {
    this.#write({ items: this.#changed(at, change) })
  }

  #retitle(at: number, lang: string, text: string): void {
    this.#write({ items: retitled(this.#items, at, lang, text) })
  }

  /**
   * Stores the draft at each keystroke without rendering, because rendering would break the composition of an input
   * method.
   */
  #keep(items: PlannedItem[]): void {
    if (this.draft) keepDraft(this.#words, this.#place, { ...this.draft, items })
  }

  #move(from: number, to: number): void {
    if (to >= 0 && to < this.#items.length) this.#write({ items: movedItem(this.#items, from, to) })
  }

  #drop(event: Event, at: number): void {
    event.preventDefault()
    if (this.#dragged !== null) this.#move(this.#dragged, at)
    this.#dragged = null
  }

  #key(event: KeyboardEvent, at: number): void {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0
    if (!event.altKey || by === 0 || event.isComposing) return
    event.preventDefault()
    const part = this.#parts(at).findIndex(one => one === event.target)
    this.#move(at, at + by)
    // The focus stays with the item that was moved.
    void this.updateComplete.then(() => this.#parts(at + by)[part]?.focus())
  }

  #parts(at: number): HTMLElement[] {
    const row = this.renderRoot.querySelectorAll("ol li")[at]
    return row ? [...row.querySelectorAll<HTMLElement>("input, select, button")] : []
  }

  #save = async (): Promise<void> => {
    const { session, draft } = this
    if (!session || !draft || this.#holdsBack(draft)) return
    if (this.#items.some(opensTopic) && !(await this.#openTopics())) return
    const topics = this.state?.topics ?? {}
    const items = withoutEmptyTitles(this.#items).map(({ opens: _, ...item }) => ({
      ...item,
      title: itemTitle(item, topics),
      topic: item.kind === "topic" ? item.topic : null,
    }))
    if (await this.#asking.command("set-agenda", { session: session.id, items })) this.#discard()
  }

  /** Returns true if the draft cannot be saved yet. Then each fault is shown at its field. */
  #holdsBack(draft: AgendaDraft): boolean {
    this.tried = true
    // a missing title is marked by the update that this attempt causes
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    return waits(draft) || draft.items.some(item => itemFaults(item).length > 0)
  }

  /** Opens a topic for each new topic item. If a later step fails, an opened topic stays with its item. */
  async #openTopics(): Promise<boolean> {
    const letters: string[] = []
    for (const [at, item] of withoutEmptyTitles(this.#items).entries()) {
      if (!opensTopic(item)) continue
      const letter = freeLetter(this.state?.topics ?? {}, letters)
      const receipt = await this.#asking.command("open-topic", { title: item.title, letter })
      if (!receipt) return false
      letters.push(letter)
      this.#change(at, { topic: String(receipt.made["topic"]), opens: false })
    }
    return true
  }
}

const newItem = (): string => msg("plan.newItem")
const isNamed = ({ title }: PlannedItem): boolean => Object.keys(title).length > 0

const opensTopic = ({ kind, opens }: PlannedItem): boolean => kind === "topic" && opens === true

const faultWords: Record<ItemFault, () => string> = {
  "no-title": () => msg("plan.noTitle"),
  minutes: () => msg("plan.badMinutes"),
}

/** The typed minutes. A text that is not a number gives NaN and stays in the field until it is corrected. */
const minutesIn = (event: Event) => ({ minutes: Number.parseFloat(valueOf(event)) })

const valueOf = ({ target }: Event): string =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : ""

declare global {
  interface HTMLElementTagNameMap {
    "plenary-agenda-editor": AgendaEditor
  }
}
