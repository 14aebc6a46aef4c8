import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { WorkspaceList } from "../../../shared/contract/queries.ts"
import { msg } from "../../i18n/msg.ts"
import "../../elements/icons/plenary-icon.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { day } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { roleName } from "../../i18n/terms/terms.ts"
import { plain, reading } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { loadWorkspaces } from "../../state/fetched/panel/workspaces.ts"
import { pageTitle } from "../../state/page/title.ts"
import "../problem/plenary-problem-view.ts"
import { needs } from "./needs.ts"
import "./plenary-new-workspace.ts"
import "./home.css"

type Listed = WorkspaceList["workspaces"][number]

/** `/`: the workspaces that this browser may read. */
@customElement("plenary-home-page")
export class HomePage extends Watching(LitElement) {
  private readonly workspaces = loadWorkspaces()

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    pageTitle.value = null
  }

  private live({ slug, live, me }: Listed) {
    if (!live) return nothing
    const title = reading(live.title)
    const seated = me.role !== "observer" && me.role !== "public" && me.role !== "admin"
    const to = `/w/${slug}/s/${live.session}${seated ? "" : "/observe"}`
    return html`<div class="now">
      <p><span class="chip live">${msg("session.live")}</span> <span lang=${domLang(title.lang)}>${title.text}</span></p>
      <a class="button filled" href=${to}>
        ${seated ? msg("join.enter") : msg("home.watch")}
      </a>
    </div>`
  }

  private seat({ me }: Listed) {
    if (me.role === "public") return msg("home.public")
    if (!me.member) return roleName(me.role)
    const { name } = me
    const role = roleName(me.role)
    return msg("home.seat", { name, role })
  }

  /** Tells which minutes were adopted lately. Nothing waits for the reader there. */
  private adopted({ slug, adopted = [] }: Listed) {
    return adopted.map(({ session, title, at }) => {
      const told = msg("home.adopted", { title: plain(title), time: day(at) })
      return html`<p class="small"><a href=${`/w/${slug}/s/${session}/minutes`}>${told}</a></p>`
    })
  }

  private card(workspace: Listed) {
    const title = reading(workspace.title)
    return html`<li class="card workspace">
      <div class="stack tight">
        <h2><a href=${`/w/${workspace.slug}`} lang=${domLang(title.lang)}>${title.text}</a></h2>
        <p class="row muted small">
          ${workspace.demo ? html`<span class="chip accent">${msg("workspace.demo")}</span>` : nothing}
          <span>${this.seat(workspace)}</span>
        </p>
      </div>
      ${needs(workspace.needs, workspace.slug)} ${this.adopted(workspace)} ${this.live(workspace)}
    </li>`
  }

  private list({ workspaces, admin }: WorkspaceList) {
    return html`${this.listed({ workspaces, admin })} ${admin ? html`<p><a class="button" href="/admin">${msg("admin.title")}</a></p><plenary-new-workspace></plenary-new-workspace>` : nothing}`
  }

  private account({ account }: WorkspaceList) {
    if (account === undefined) return html`<p><a href="/sign-in">${msg("account.homeLink")}</a></p>`
    return html`<p>${msg("account.here", { who: account })} <a href="/me">${msg("account.title")}</a></p>`
  }

  private listed({ workspaces, admin }: WorkspaceList) {
    const [old, current] = [workspaces.filter(one => one.archived), workspaces.filter(one => !one.archived)]
    const list = (some: Listed[]) => html`<ul role="list" class="stack">${some.map(one => this.card(one))}</ul>`
    const archived = html`<details class="stack"><summary>${msg("home.archived")} (${old.length})</summary>${list(old)}</details>`
    if (workspaces.length > 0) return html`${list(current)} ${old.length > 0 ? archived : nothing}`
    if (admin) return nothing
    return html`<div class="card stack">
      <p>${msg("home.seatless")}</p>
      <p><button @click=${() => this.workspaces.again()}>${msg("home.again")}</button></p>
    </div>`
  }

  protected override render() {
    const now = this.workspaces.now.value
    if (now.state === "failed") {
      const problem = { kind: "failed" as const, failure: now.failure, again: () => void this.workspaces.again() }
      return html`<plenary-problem-view .problem=${problem}></plenary-problem-view>`
    }
    return html`<div class="page home">
      <header class="stack">
        <h1>${msg("home.title")}</h1>
        <p class="lead">
          ${msg("home.lead")}
        </p>
      </header>
      <section class="stack" aria-labelledby="workspaces">
        <h2 class="overline" id="workspaces">${msg("home.workspaces")}</h2>
        ${now.state === "loading" ? html`<plenary-page-skeleton .rows=${2}></plenary-page-skeleton>` : this.list(now.value)}
        <p><a href="/records">${msg("records.link")}</a></p>
        ${now.state === "loading" ? nothing : this.account(now.value)}
        <p><a href="/return">${msg("return.lost")}</a></p>
      </section>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-home-page": HomePage
  }
}
