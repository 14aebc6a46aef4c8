import { html, LitElement } from "lit"
import { customElement } from "lit/decorators.js"
import type { HostOverview } from "../../../shared/contract/queries/host/host.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { moment, number } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { loadHost } from "../../state/fetched/host/host.ts"
import { houseTitle } from "../../state/kept/houseShown.ts"
import { pageTitle } from "../../state/page/title.ts"
import "../home/plenary-new-workspace.ts"
import "../problem/plenary-problem-view.ts"
import "./plenary-admin-letters.ts"
import "./plenary-admin-links.ts"
import { backupFaultText } from "./hostWords.ts"
import "./plenary-admin-log.ts"
import "./plenary-admin-settings.ts"
import "./plenary-admin-sign-ins.ts"
import "./plenary-admin-workspace.ts"
import "./admin.css"

/** `/admin`: the whole server, for its administrators. */
@customElement("plenary-admin-page")
export class AdminPage extends Watching(LitElement) {
  private readonly host = loadHost()

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    pageTitle.value = msg("admin.title")
  }

  private backup(overview: HostOverview) {
    const { backupFailure: failure } = overview
    if (failure === null) return this.lastBackup(overview)
    return html`${this.lastBackup(overview)}
      <p><span class="chip warn">${msg("admin.backupFailed")}</span> ${moment(failure.at)} <span class="small">${backupFaultText[failure.fault]()}</span></p>`
  }

  private lastBackup({ backup }: HostOverview) {
    if (backup === null) return html`<span class="chip warn">${msg("admin.backupNone")}</span>`
    const { at, workspaces, entries } = backup
    return html`${moment(at)} <span class="muted small">${msg("admin.backupHolds", { workspaces, entries })}</span>`
  }

  private server(overview: HostOverview) {
    const { version, node, database, mail } = overview
    return html`<section class="card stack" aria-labelledby="server">
      <h2 id="server">${msg("admin.server")}</h2>
      <dl class="facts">
        <div><dt>${msg("admin.version")}</dt><dd>${version} <span class="muted small">Node ${node}</span></dd></div>
        <div><dt>${msg("admin.database")}</dt><dd>${database === "sqlite" ? "SQLite" : "PostgreSQL"}</dd></div>
        <div><dt>${msg("admin.mail")}</dt><dd>${mail ? msg("admin.mailSet") : msg("admin.mailNone")}</dd></div>
        <div><dt>${msg("admin.backup")}</dt><dd>${this.backup(overview)}</dd></div>
      </dl>
    </section>`
  }

  private workspaces({ workspaces }: HostOverview) {
    return html`<section class="stack" aria-labelledby="workspaces">
      <h2 id="workspaces">${msg("home.workspaces")} <span class="muted">${number(workspaces.length)}</span></h2>
      ${
        workspaces.length === 0
          ? html`<p class="card muted">${msg("admin.noWorkspaces")}</p>`
          : workspaces.map(
              one => html`<plenary-admin-workspace class="card stack" .workspace=${one}></plenary-admin-workspace>`,
            )
      }
      <plenary-new-workspace></plenary-new-workspace>
      <p><a href="/deleted">${msg("keeping.deletedPanels")}</a></p>
    </section>`
  }

  private readonly readAnew = (): void => {
    void this.host.refresh()
    void this.querySelector("plenary-admin-log")?.readAnew()
  }

  private contents() {
    const links = [
      ["server", msg("admin.server")],
      ["workspaces", msg("home.workspaces")],
      ["host-letters", msg("mail.title")],
      ["instance", msg("admin.instance")],
      ["sign-ins", msg("admin.signIns")],
      ["administrators", msg("admin.administrators")],
      ["host-log", msg("admin.log")],
    ]
    return html`<nav class="row" aria-label=${msg("admin.contents")}>
      ${links.map(([id, text]) => html`<a href=${`#${id}`}>${text}</a>`)}
    </nav>`
  }

  protected override render() {
    const now = this.host.now.value
    if (now.state === "failed") {
      const problem = { kind: "failed" as const, failure: now.failure, again: () => void this.host.again() }
      return html`<plenary-problem-view .problem=${problem}></plenary-problem-view>`
    }
    if (now.state === "loading") return html`<div class="page"><plenary-page-skeleton></plenary-page-skeleton></div>`
    return html`<div class="page admin" @host-changed=${this.readAnew}>
      <header class="stack tight">
        <p class="overline">${houseTitle()}</p>
        <h1>${msg("admin.title")}</h1>
        <p class="muted">${msg("admin.lead")}</p>
        ${this.contents()}
      </header>
      ${this.server(now.value)} ${this.workspaces(now.value)}
      <plenary-admin-letters></plenary-admin-letters>
      <plenary-admin-settings class="card stack"></plenary-admin-settings>
      <plenary-admin-sign-ins class="card stack"></plenary-admin-sign-ins>
      <plenary-admin-links class="card stack"></plenary-admin-links>
      <plenary-admin-log class="card stack"></plenary-admin-log>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-admin-page": AdminPage
  }
}
