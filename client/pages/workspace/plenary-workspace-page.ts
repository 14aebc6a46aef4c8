import { signal } from "@preact/signals-core"
import { html, nothing, type TemplateResult } from "lit"
import { customElement } from "lit/decorators.js"
import type { Me } from "../../../shared/contract/queries.ts"
import type { State, Workspace } from "../../../shared/fold/state.ts"
import { audienceOf } from "../../../shared/rules/audience.ts"
import { recordsElsewhere } from "../../../shared/rules/frame/lines.ts"
import type { PageHolds } from "../../../shared/rules/frame/pageHolds.ts"
import { mayAlways, right } from "../../../shared/rules/policy.ts"
import { msg } from "../../i18n/msg.ts"
import "../../elements/icons/plenary-icon.ts"
import "../../elements/session/notice/plenary-notice.ts"
import "../../elements/session/budgets/plenary-budget-editor.ts"
import "../../elements/session/planning/plenary-agenda-editor.ts"
import "../../elements/session/planning/plenary-cancel-session.ts"
import "../../elements/session/planning/plenary-roster-import.ts"
import "../../elements/session/waiting/plenary-readings.ts"
import { list } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { namesThen } from "../../i18n/names.ts"
import { attributionName } from "../../i18n/terms/outcomeTerms.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import { plain, reading } from "../../i18n/texts.ts"
import { listAddresses } from "../../state/fetched/panel/invitations.ts"
import { LazyModule } from "../../state/loading/lazyModule.ts"
import { pageTitle } from "../../state/page/title.ts"
import { performAtBatch } from "../batch/batchDesk.ts"
import { openRounds } from "../batch/openRounds.ts"
import { LivePage } from "../frame/livePage.ts"
import { pendingTopic } from "../frame/pendingTopic.ts"
import { failureText } from "../problem/failureText.ts"
import "../frame/files/plenary-file-menu.ts"
import type { SendCommand } from "../proceedings/minutes/nextStep.ts"
import { actionLines } from "../proceedings/outcomes/actionList.ts"
import "./plenary-workspace-demo.ts"
import "./people/plenary-proposal-list.ts"
import "./people/plenary-workspace-links.ts"
import "./plenary-workspace-plan.ts"
import { rosterTable } from "./people/roster.ts"
import "./plenary-replan-session.ts"
import { ownSeat, panelDescribed } from "./panelDescribed.ts"
import { recordList } from "./recordList.ts"
import { sessionList } from "./sessionList.ts"
import { topicList } from "./topicList.ts"
import "./workspace.css"

/** The number of earlier records that one press fetches. Each may belong to a different topic. */
const earlierAtOnce = 20

/** The agendas of the sessions that have not started yet. */
const agendas = (state: State, { role, member }: Pick<Me, "role" | "member">) =>
  Object.values(state.sessions)
    .filter(session => session.state === "scheduled")
    .map(
      session => html`<section class="stack tight">
        <h3>${plain(session.title)}</h3>
        <ol>${session.items.map(({ title, minutes }) => html`<li>${plain(title)} · ${msg("timer.minutes", { minutes })}</li>`)}</ol>
        <div class="row">
          <plenary-replan-session .session=${session}></plenary-replan-session>
          <plenary-agenda-editor .session=${session} .state=${state} .by=${member ?? ""}></plenary-agenda-editor>
          <plenary-budget-editor .session=${session} .state=${state} .by=${member ?? ""}></plenary-budget-editor>
          ${right(role, "run the session") === "yes" ? html`<plenary-cancel-session .session=${session} .by=${member ?? ""}></plenary-cancel-session>` : nothing}
        </div>
        <plenary-readings .state=${state} .session=${session.id} .mayAdd=${true} .by=${member ?? ""}></plenary-readings>
      </section>`,
    )

const keeping = new LazyModule(() => import("../keeping/panelKeeping.ts"))

/** `/w/:slug`: the sessions, topics, records and people of one workspace, live. */
@customElement("plenary-workspace-page")
export class WorkspacePage extends LivePage {
  /** The topics of the earlier records that the reader has requested. */
  private readonly opened = signal<readonly string[]>([])

  constructor() {
    super()
    this.addEventListener("addresses-wanted", event => {
      event.answer = listAddresses(this.slug, event.rows).then(failure => (failure ? failureText(failure) : ""))
    })
    this.addEventListener("act-wanted", event => performAtBatch(event, this, this.live))
  }

  protected override found(state: State): TemplateResult {
    return state.workspace ? this.content(state, state.workspace) : html``
  }

  private header(state: State, workspace: Workspace) {
    const title = reading(workspace.title)
    const me = this.live.me.value
    const languages = list(workspace.authentic.map(one => languageName(one.lang)))
    pageTitle.value = plain(workspace.title)
    return html`<header class="stack">
      ${workspace.demo ? html`<plenary-workspace-demo></plenary-workspace-demo>` : nothing}
      <h1 lang=${domLang(title.lang)}>${title.text}</h1>
      ${panelDescribed(workspace, right(me?.role ?? "public", "prepare the workspace") === "yes")}
      <dl class="facts">
        ${ownSeat(state, me)}
        <div><dt>${msg("workspace.authentic")}</dt><dd>${languages}</dd></div>
        ${workspace.attribution === "named" ? nothing : html`<div><dt>${msg("workspace.attribution")}</dt><dd>${attributionName(workspace.attribution)}</dd></div>`}
      </dl>
      ${workspace.engine === undefined ? nothing : html`<p class="notice">${msg("workspace.engine", { host: workspace.engine })}</p>`}
      <div class="row">
        ${me && audienceOf(me.role) === "room" ? html`<a class="button small" href=${`/w/${this.slug}/settings`}>${msg("settings.title")}</a> ${this.toTranslations(me)}` : nothing}
        <a class="button small" href=${`/w/${this.slug}/terms`}>${msg("terms.title")}</a>
        <a class="button small" href=${`/w/${this.slug}/reporting`}>${msg("reporting.title")}</a>
        <plenary-file-menu .languages=${workspace.languages} small .label=${msg("files.workspace")} .path=${`/api/workspaces/${this.slug}/workspace`} .table=${`/api/workspaces/${this.slug}/positions.csv`}></plenary-file-menu>
      </div>
    </header>`
  }

  /** The link to what waits for a translation, for those who may translate something in a panel of several languages. */
  private toTranslations({ role, member }: Me) {
    const languages = this.live.state.value.workspace?.languages ?? []
    if (member === null || languages.length < 2 || right(role, "translate what is said") === "no") return nothing
    return html`<a class="button small" href=${`/w/${this.slug}/translations`}>${msg("translating.title")}</a>`
  }

  /** The open actions of the panel, from all its sessions. */
  private openActions(state: State) {
    const me = this.live.me.value
    const actions = Object.values(state.actions).filter(({ done }) => done === null)
    if (!me || actions.length === 0) return nothing
    const send: SendCommand = async (kind, body) => (await this.live.send(kind, body)).ok
    return html`<section class="stack" aria-labelledby="ws-actions">
      <h2 id="ws-actions">${msg("outcomes.actions")}</h2>
      ${actionLines(actions, me, send, namesThen(state))}
    </section>`
  }

  /** The button that fetches earlier records with their topics. */
  private earlier(holds: PageHolds) {
    const pending = pendingTopic(this.live.shown, this.opened.value, 1)
    if (pending) return pending
    const left = recordsElsewhere(holds)
    if (left.length === 0) return nothing
    const next = new Set(left.slice(0, earlierAtOnce).map(({ topic }) => topic))
    const n = left.length
    return html`<p><button class="small" @click=${() => (this.opened.value = [...next])}>${msg("workspace.earlier", { n })}</button></p>`
  }

  /** Archiving and deletion, for an administrator, and erasures, which a moderator asks for. */
  private keeping(workspace: Workspace) {
    const me = this.live.me.value ?? { role: "public" as const }
    const archives = mayAlways(me, "archive the panel")
    if ((right(me.role, "ask for an erasure") !== "yes" && !archives) || keeping.wanted().state !== "there")
      return nothing
    return html`<section class="stack" aria-label=${msg("keeping.title")}>
      ${archives ? html`<plenary-panel-keeping .workspace=${workspace}></plenary-panel-keeping>` : nothing}
      <plenary-erasures></plenary-erasures>
    </section>`
  }

  private content(state: State, workspace: Workspace) {
    const holds = this.live.shown.holds.value
    // only those who invite need this part
    if (right(this.live.me.value?.role ?? "public", "invite guests") === "yes")
      void import("./letters/plenary-workspace-letters.ts")
    const { role, member } = this.live.me.value ?? { role: "public" as const, member: null }
    return html`<div class="page workspace">
      ${this.header(state, workspace)}
      <section class="stack" aria-labelledby="ws-sessions">
        <h2 id="ws-sessions">${msg("workspace.sessions")}</h2>
        ${sessionList(state, this.slug, { me: this.live.me.value, now: this.live.now() })}
      </section>
      ${audienceOf(role) === "room" ? openRounds(this.live, this.slug, this.cut) : nothing}
      <section class="stack" aria-labelledby="ws-records">
        <h2 id="ws-records">${msg("workspace.records")}</h2>
        ${recordList(holds, this.slug, this.live.now())} ${this.earlier(holds)}
        ${Object.keys(state.records).length > 0 ? html`<p class="row"><a class="button small" href=${`/w/${this.slug}/progress`}>${msg("progress.page")}</a> <a class="button small" href=${`/records?workspace=${this.slug}`}>${msg("records.agreed")}</a></p>` : nothing}
      </section>
      <section class="stack" aria-labelledby="ws-topics">
        <h2 id="ws-topics">${msg("workspace.topics")}</h2>
        ${topicList(holds, this.slug, this.live.me.value)}
      </section>
      ${this.openActions(state)}
      ${right(role, "schedule") === "yes" ? html`<plenary-workspace-plan></plenary-workspace-plan> ${agendas(state, { role, member })}` : nothing}
      <section class="stack" aria-labelledby="ws-people">
        <h2 id="ws-people">${msg("workspace.people")}</h2>
        ${audienceOf(role) === "room" ? html`<plenary-proposal-list></plenary-proposal-list>` : nothing}
        ${rosterTable(state, this.live.me.value)}
        ${this.live.mails.value && right(role, "send a notice") === "yes" ? html`<plenary-notice optional .state=${state} .about=${{ of: "needs" }} .mails=${true}></plenary-notice>` : nothing}
        ${right(role, "invite guests") === "yes" ? html`<plenary-roster-import .state=${state} .by=${{ role, side: this.live.me.value?.side ?? null }} .member=${member ?? ""}></plenary-roster-import>` : nothing}
      </section>
      ${right(role, "invite guests") === "yes" ? html`<plenary-workspace-letters slug=${this.slug}></plenary-workspace-letters>` : nothing}
      ${right(role, "invite guests") === "yes" ? html`<plenary-workspace-links></plenary-workspace-links>` : nothing}
      ${this.keeping(workspace)}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-workspace-page": WorkspacePage
  }
}
