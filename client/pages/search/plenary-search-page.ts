import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import { longestQuery, searchKinds } from "../../../shared/contract/queries/searching.ts"
import { languages } from "../../../shared/model/terms.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import { plain } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { Searching } from "../../state/fetched/searching.ts"
import { loadWorkspaces } from "../../state/fetched/workspaces.ts"
import { pageTitle } from "../../state/title.ts"
import { failureText } from "../problem/failureText.ts"
import { choice, dayField, type Option } from "./filterFields.ts"
import { kindName, resultsShown } from "./resultsShown.ts"
import "./search.css"

/** How long, in milliseconds, the page waits after a typed letter before it searches. */
const typingMs = 250

/** The filters that the address may hold. A topic, a session and a person come from links. */
const filters = ["workspace", "kind", "lang", "since", "until", "topic", "session", "person"] as const

/** `/search`: all that the reader may read, by its words. The address holds the query, so that it can be sent. */
@customElement("plenary-search-page")
export class SearchPage extends Watching(LitElement) {
  private readonly searching = new Searching()
  private readonly workspaces = loadWorkspaces()
  /** the titles of topics that results have named, by id */
  private readonly known = new Map<string, string>()
  private typing: ReturnType<typeof setTimeout> | undefined
  private readonly ends = new AbortController()

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    pageTitle.value = msg("search.title")
    const { signal } = this.ends
    if ("navigation" in window) navigation.addEventListener("currententrychange", this.follow, { signal })
    addEventListener("online", () => void this.searching.again(), { signal })
    void this.searching.ask(this.query())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.typing)
    this.ends.abort()
  }

  protected override firstUpdated(): void {
    if (!this.query().has("q")) this.querySelector<HTMLInputElement>("#q")?.focus()
  }

  /** Searches anew after the header's box has changed the address. */
  private readonly follow = (): void => {
    if (location.pathname !== "/search") return
    const q = this.querySelector<HTMLInputElement>("#q")
    const wanted = this.query().get("q") ?? ""
    if (q && document.activeElement !== q) q.value = wanted
    this.requestUpdate()
    void this.searching.ask(this.query())
  }

  private query(): URLSearchParams {
    const given = new URLSearchParams(location.search)
    const query = new URLSearchParams({ q: given.get("q") ?? "" })
    for (const name of filters) {
      const value = given.get(name)
      if (value) query.set(name, value)
    }
    return query
  }

  private set(name: string, value: string): void {
    const query = this.query()
    if (value) query.set(name, value)
    else query.delete(name)
    if (!query.has("q")) query.set("q", "")
    history.replaceState(history.state, "", `/search?${query}`)
    this.requestUpdate()
    void this.searching.ask(query)
  }

  private readonly typed = (event: Event): void => {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || (event instanceof InputEvent && event.isComposing)) return
    clearTimeout(this.typing)
    this.typing = setTimeout(() => this.set("q", target.value), typingMs)
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault()
    clearTimeout(this.typing)
    this.set("q", this.querySelector<HTMLInputElement>("#q")?.value ?? "")
  }

  private readonly chosen = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) this.set(target.name, target.value)
  }

  private choice(name: string, label: string, all: string, options: readonly Option[]) {
    return choice({ name, label, all, options, now: this.query().get(name) ?? "", chosen: this.chosen })
  }

  private day(name: "since" | "until", label: string) {
    return dayField({ name, label, now: this.query().get(name) ?? "", chosen: this.chosen })
  }

  private readonly cleared = (): void => {
    history.replaceState(history.state, "", `/search?${new URLSearchParams({ q: this.query().get("q") ?? "" })}`)
    this.requestUpdate()
    void this.searching.ask(this.query())
  }

  /** The topics of the results. A topic that was chosen stays in the list. */
  private topics() {
    const now = this.searching.now.value
    if (now.state === "found")
      for (const { topic, topicTitle } of now.results) if (topic) this.known.set(topic, plain(topicTitle))
    const chosen = this.query().get("topic")
    const options = [...this.known]
    if (chosen && !this.known.has(chosen)) options.push([chosen, chosen])
    return options.length > 0 ? this.choice("topic", msg("search.topic"), msg("search.all"), options) : nothing
  }

  private narrowing() {
    const listed = this.workspaces.now.value
    const places = listed.state === "ready" ? listed.value.workspaces : []
    return html`<fieldset class="filters no-print"><legend class="visually-hidden">${msg("search.filters")}</legend>
      ${this.choice(
        "kind",
        msg("search.kind"),
        msg("search.all"),
        searchKinds.map(kind => [kind, kindName(kind)]),
      )}
      ${
        places.length > 1
          ? this.choice(
              "workspace",
              msg("search.workspace"),
              msg("search.everywhere"),
              places.map(({ slug, title }) => [slug, plain(title)]),
            )
          : nothing
      }
      ${this.choice(
        "lang",
        msg("search.language"),
        msg("search.all"),
        languages.map(lang => [lang, languageName(lang)]),
      )}
      ${this.topics()} ${this.day("since", msg("search.since"))} ${this.day("until", msg("search.until"))}
      ${filters.some(name => this.query().has(name)) ? html`<button type="button" class="quiet" @click=${this.cleared}>${msg("search.clear")}</button>` : nothing}
    </fieldset>`
  }

  private results() {
    const now = this.searching.now.value
    switch (now.state) {
      case "rest":
        return html`<p class="muted">${msg("search.hint")}</p>`
      case "searching":
        return html`<plenary-page-skeleton .rows=${3}></plenary-page-skeleton>`
      case "failed":
        return html`<div class="card stack" role="alert">
          <p>${now.failure.status === 0 ? msg("search.offline") : failureText(now.failure)}</p>
          <p><button @click=${() => void this.searching.again()}>${msg("search.readAgain")}</button></p>
        </div>`
      case "found":
        return html`${now.total === 0 ? html`<p class="muted">${msg("search.empty")}</p>` : resultsShown(now.results)}
          ${now.isCut ? html`<p class="muted">${msg("search.cut")}</p>` : nothing}
          ${now.results.length < now.total ? html`<p class="no-print"><button @click=${() => void this.searching.more()}>${msg("search.more")}</button></p>` : nothing}`
    }
  }

  /** The way to the records with the words, or to all records. */
  private toRecords() {
    const q = (this.query().get("q") ?? "").trim()
    const href = q ? `/records?${new URLSearchParams({ q })}` : "/records"
    return html`<p class="no-print"><a href=${href}>${q ? msg("records.linkFor") : msg("records.link")}</a></p>`
  }

  private status() {
    const now = this.searching.now.value
    if (now.state === "searching") return msg("search.slow")
    return now.state === "found" ? msg("search.count", { n: now.total }) : ""
  }

  protected override render() {
    return html`<div class="page search-page">
      <header class="stack">
        <h1>${msg("search.title")}</h1>
        <form role="search" class="row" @submit=${this.submitted}>
          <input id="q" name="q" type="search" autocomplete="off" maxlength=${longestQuery} aria-label=${msg("search.box")} .value=${this.query().get("q") ?? ""} @input=${this.typed} @compositionend=${this.typed}>
          <button class="filled">${msg("search.box")}</button>
        </form>
        ${this.narrowing()}
      </header>
      <p class="small muted" role="status">${this.status()}</p>
      ${this.toRecords()} ${this.results()}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-search-page": SearchPage
  }
}
