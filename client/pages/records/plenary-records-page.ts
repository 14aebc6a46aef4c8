import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { AgreedTopic, RecordsAnswer } from "../../../shared/contract/queries/agreed.ts"
import { longestQuery } from "../../../shared/contract/queries/searching.ts"
import { levels, recordStates } from "../../../shared/model/terms.ts"
import { pathHere, sitePath } from "../../site/site.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { msg } from "../../i18n/msg.ts"
import { outcomeName, recordStateName } from "../../i18n/terms/outcomeTerms.ts"
import { plain } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { RecordListing } from "../../state/fetched/records/recordListing.ts"
import { pageTitle } from "../../state/page/title.ts"
import { failureText } from "../problem/failureText.ts"
import { choice, dayField, type Option } from "../search/filterFields.ts"
import { agreedShown, recordsShown } from "./recordsShown.ts"
import "../search/search.css"
import "./records.css"

/** How long, in milliseconds, the page waits after a typed letter before it lists anew. */
const typingMs = 250

const filters = ["workspace", "topic", "state", "level", "since", "until"] as const
type Filter = (typeof filters)[number]

/**
 * `/records`: the records of every panel that the reader may read, and what was agreed where. The address holds the
 * filters, so that it can be sent.
 */
@customElement("plenary-records-page")
export class RecordsPage extends Watching(LitElement) {
  private readonly listing = new RecordListing()
  /** every topic that an answer has named, so that a filter does not shorten the lists of choices */
  private readonly known = new Map<string, AgreedTopic>()
  private typing: ReturnType<typeof setTimeout> | undefined
  private ends = new AbortController()

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    pageTitle.value = msg("records.title")
    this.ends = new AbortController()
    const { signal } = this.ends
    if ("navigation" in window) navigation.addEventListener("currententrychange", this.follow, { signal })
    addEventListener("online", () => void this.listing.again(), { signal })
    void this.listing.ask(this.query())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.typing)
    this.ends.abort()
  }

  /** Lists anew after a link of the chart has changed the address. */
  private readonly follow = (): void => {
    if (pathHere() !== "/records") return
    this.requestUpdate()
    void this.listing.ask(this.query())
  }

  private query(): URLSearchParams {
    const given = new URLSearchParams(location.search)
    const query = new URLSearchParams()
    for (const name of ["q", ...filters]) {
      const value = given.get(name)
      if (value) query.set(name, value)
    }
    return query
  }

  private addressWith(changes: Readonly<Record<string, string>>): string {
    const query = this.query()
    for (const [name, value] of Object.entries(changes))
      if (value) query.set(name, value)
      else query.delete(name)
    return query.size > 0 ? `/records?${query}` : "/records"
  }

  private readonly hrefOf = (changes: Record<string, string>): string => this.addressWith(changes)

  private set(changes: Readonly<Record<string, string>>): void {
    history.replaceState(history.state, "", sitePath + this.addressWith(changes))
    if (!("navigation" in window)) this.follow()
  }

  private readonly typed = (event: Event): void => {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || (event instanceof InputEvent && event.isComposing)) return
    clearTimeout(this.typing)
    this.typing = setTimeout(() => this.set({ q: target.value }), typingMs)
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault()
    clearTimeout(this.typing)
    this.set({ q: this.querySelector<HTMLInputElement>("#q")?.value ?? "" })
  }

  private readonly chosen = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement || target instanceof HTMLInputElement)) return
    // a topic belongs to one panel
    const without = target.name === "workspace" ? { topic: "" } : {}
    this.set({ [target.name]: target.value, ...without })
  }

  private readonly cleared = (): void => this.set(Object.fromEntries(filters.map(name => [name, ""])))

  private choice(name: Filter, label: string, options: readonly Option[], all = msg("search.all")) {
    const now = this.query().get(name) ?? ""
    const known = now === "" || options.some(([value]) => value === now) ? options : [...options, [now, now] as const]
    return choice({ name, label, all, options: known, now, chosen: this.chosen })
  }

  private day(name: "since" | "until", label: string) {
    return dayField({ name, label, now: this.query().get(name) ?? "", chosen: this.chosen })
  }

  private narrowing() {
    const topics = [...this.known.values()]
    const panels = new Map(topics.map((one): Option => [one.workspace, plain(one.workspaceTitle)]))
    const panel = this.query().get("workspace")
    const offered = topics.filter(({ workspace }) => !panel || workspace === panel)
    return html`<fieldset class="filters no-print"><legend class="visually-hidden">${msg("records.filters")}</legend>
      ${panels.size > 1 || panel ? this.choice("workspace", msg("search.workspace"), [...panels], msg("search.everywhere")) : nothing}
      ${this.choice(
        "topic",
        msg("search.topic"),
        offered.map((one): Option => [one.topic, plain(one.topicTitle)]),
      )}
      ${this.choice(
        "state",
        msg("records.state"),
        recordStates.map((state): Option => [state, recordStateName(state)]),
      )}
      ${this.choice(
        "level",
        msg("records.level"),
        levels.map((level): Option => [level, outcomeName(level)]),
      )}
      ${this.day("since", msg("records.since"))} ${this.day("until", msg("records.until"))}
      ${filters.some(name => this.query().has(name)) ? html`<button type="button" class="quiet" @click=${this.cleared}>${msg("search.clear")}</button>` : nothing}
    </fieldset>`
  }

  private listed() {
    const now = this.listing.now.value
    switch (now.state) {
      case "loading":
        return html`<plenary-page-skeleton .rows=${4}></plenary-page-skeleton>`
      case "failed":
        return this.problem(now.failure)
      case "listed":
        return html`${now.failure ? this.problem(now.failure) : nothing} ${this.answer(now.answer)}`
    }
  }

  private problem(failure: Parameters<typeof failureText>[0]) {
    return html`<div class="card stack" role="alert">
      <p>${failure.status === 0 ? msg("records.offline") : failureText(failure)}</p>
      <p><button @click=${() => void this.listing.again()}>${msg("records.again")}</button></p>
    </div>`
  }

  private answer({ records, total, agreed }: RecordsAnswer) {
    if (total === 0)
      return html`<p class="muted">${this.query().size > 0 ? msg("records.noneLeft") : msg("records.none")}</p>`
    return html`${agreedShown(agreed, this.hrefOf)} ${recordsShown(records)}
      ${records.length < total ? html`<p class="no-print"><button @click=${() => void this.listing.more()}>${msg("search.more")}</button></p>` : nothing}`
  }

  private status() {
    const now = this.listing.now.value
    return now.state === "listed" ? msg("records.count", { n: now.answer.total }) : ""
  }

  protected override render() {
    const now = this.listing.now.value
    if (now.state === "listed")
      for (const one of now.answer.agreed) this.known.set(`${one.workspace} ${one.topic}`, one)
    return html`<div class="page search-page records-page">
      <header class="stack">
        <h1>${msg("records.title")}</h1>
        <p class="lead">${msg("records.lead")}</p>
        <form role="search" class="row no-print" @submit=${this.submitted}>
          <input id="q" name="q" type="search" autocomplete="off" maxlength=${longestQuery} placeholder=${msg("records.ask")} aria-label=${msg("records.ask")} .value=${this.query().get("q") ?? ""} @input=${this.typed} @compositionend=${this.typed}>
          <button class="filled">${msg("search.box")}</button>
        </form>
        ${this.narrowing()}
      </header>
      <p class="small muted" role="status">${this.status()}</p>
      ${this.listed()}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-records-page": RecordsPage
  }
}
