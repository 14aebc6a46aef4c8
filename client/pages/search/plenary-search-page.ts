import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import { longestQuery, searchKinds } from "../../../shared/contract/queries/searching.ts"
import { languages } from "../../../shared/model/terms.ts"
import { pathHere, sitePath } from "../../site/site.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import { plain } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { loadWorkspaces } from "../../state/fetched/panel/workspaces.ts"
import { Searching } from "../../state/fetched/records/searching.ts"
import { pageTitle } from "../../state/page/title.ts"
import { failureText } from "../problem/failureText.ts"
import { choice, dayField, type Option } from "./filterFields.ts"
import { kindName, resultsShown } from "./resultsShown.ts"
import "./plenary-search-index.ts"
import "./search.css"

/** How long, in milliseconds, the page waits after a typed letter before it searches. */
const typingMs = 250

/** The filters that the address may hold. */
const filters = ["workspace", "kind", "lang", "since", "until", "topic", "session", "person"] as const

/** `/search`: all that the reader may read, by its words. The address holds the query, so that it can be sent. */
@customElement("plenary-search-page")
export class SearchPage extends Watching(LitElement) {
  private readonly searching = new Searching()
  private readonly workspaces = loadWorkspaces()
  /** the topics, sessions and persons that results have named, by id */
  private readonly known = {
    topic: new Map<string, string>(),
    session: new Map<string, string>(),
    person: new Map<string, string>(),
  }
  private typing: ReturnType<typeof setTimeout> | undefined
  private ends = new AbortController()

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    pageTitle.value = msg("search.title")
    this.ends = new AbortController()
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
    if (pathHere() !== "/search") return
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
    history.replaceState(history.state, "", `${sitePath}/search?${query}`)
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
    history.replaceState(
      history.state,
      "",
      `${sitePath}/search?${new URLSearchParams({ q: this.query().get("q") ?? "" })}`,
    )
    this.requestUpdate()
    void this.searching.ask(this.query())
  }

  /** Keeps what the results name, so that a filter does not shorten the lists of choices. */
  private remember(): void {
    const now = this.searching.now.value
    if (now.state !== "found") return
    for (const { topic, topicTitle, session, by } of now.results) {
      if (topic) this.known.topic.set(topic, plain(topicTitle))
      if (session) this.known.session.set(session.id, plain(session.title))
      if (by) this.known.person.set(by.id, by.name)
    }
  }

  /** A choice among what the results have named. A value that was chosen stays in the list. */
  private named(name: keyof SearchPage["known"], label: string) {
    const known = this.known[name]
    const now = this.query().get(name)
    const options = [...known]
    if (now && !known.has(now)) options.push([now, now])
    return options.length > 0 ? this.choice(name, label, msg("search.all"), options) : nothing
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
      ${this.named("topic", msg("search.topic"))} ${this.named("session", msg("search.session"))}
      ${this.named("person", msg("search.person"))} ${this.day("since", msg("search.since"))} ${this.day("until", msg("search.until"))}
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
          ${now.reading ? html`<p class="notice">${msg("search.unfinished")}</p>` : nothing}
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

  private isAdmin(): boolean {
    const listed = this.workspaces.now.value
    return listed.state === "ready" && listed.value.admin
  }

  private status() {
    const now = this.searching.now.value
    if (now.state === "searching") return msg("search.slow")
    return now.state === "found" ? msg("search.count", { n: now.total }) : ""
  }

  protected override render() {
    this.remember()
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
      ${this.isAdmin() ? html`<plenary-search-index></plenary-search-index>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-search-page": SearchPage
  }
}
