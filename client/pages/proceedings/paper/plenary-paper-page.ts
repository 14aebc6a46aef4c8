import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State, Topic } from "../../../../shared/fold/state.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { byLabel } from "../../../../shared/rules/planning/byLabel.ts"
import { findSession } from "../../../../shared/rules/readings/rows.ts"
import { inCities } from "../../../i18n/cities.ts"
import { moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { pageTitle } from "../../../state/page/title.ts"
import { NoteTexts } from "../../../state/session/noteTexts.ts"
import "../../frame/files/plenary-file-menu.ts"
import { SessionPaper } from "../sessionPaper.ts"
import { awaiting, positionSheet } from "./positionPart.ts"
import { rosterPart } from "./rosterPart.ts"
import { textPart } from "./textPart.ts"
import "../paper.css"
import "./sheets.css"

type Sheet = "texts" | "roster" | "positions"

/**
 * `/w/:slug/s/:id/paper`: the session printed on paper at any moment, in case a screen fails or a person has no screen.
 */
@customElement("plenary-paper-page")
export class PaperPage extends SessionPaper {
  private readonly wanted = signal<ReadonlySet<Sheet>>(new Set(["texts", "roster", "positions"]))
  /**
   * True if a position sheet is printed for each panelist with their name. Otherwise one sheet without a name is
   * printed.
   */
  private readonly each = signal(false)
  private readonly notes = new NoteTexts()

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.notes.close()
  }

  private choose(sheet: Sheet): void {
    const next = new Set(this.wanted.value)
    if (!next.delete(sheet)) next.add(sheet)
    this.wanted.value = next
  }

  private choice(sheet: Sheet, words: string) {
    return html`<button class="small" aria-pressed=${this.wanted.value.has(sheet)} @click=${() => this.choose(sheet)}>${words}</button>`
  }

  private tools(state: State, may: readonly Sheet[]) {
    return html`<div class="stack tight no-print">
      <div class="row">
        <button class="filled" ?disabled=${this.wanted.value.size === 0} @click=${() => print()}><plenary-icon name="print"></plenary-icon> ${msg("record.print")}</button>
        ${may.includes("positions") ? html`<plenary-file-menu .languages=${state.workspace?.languages ?? []} small .label=${msg("paper.sheet")} .path=${`/api/sessions/${this.session}/sheets`}></plenary-file-menu>` : nothing}
        ${this.languageButtons(state)}
        <button class="small" @click=${() => this.notes.again()}>${msg("paper.again")}</button>
      </div>
      <div class="row" role="group" aria-label=${msg("paper.what")}>
        ${this.choice("texts", msg("paper.texts"))}
        ${may.includes("roster") ? this.choice("roster", msg("paper.roster")) : nothing}
        ${may.includes("positions") ? this.choice("positions", msg("paper.sheet")) : nothing}
        ${
          may.includes("positions") && this.wanted.value.has("positions")
            ? html`<button class="small" aria-pressed=${this.each.value} @click=${() => (this.each.value = !this.each.value)}>${msg("paper.each")}</button>`
            : nothing
        }
      </div>
    </div>`
  }

  private sheets(state: State, topics: readonly Topic[], shown: readonly Lang[]) {
    const waiting = awaiting(state, topics)
    if (waiting.length === 0)
      return html`<section class="stack position-sheet"><h2>${msg("paper.sheet")}</h2>
        <p class="muted">${msg("paper.noText")}</p></section>`
    const panelists = Object.values(state.members).filter(({ role, removed }) => role === "panelist" && !removed)
    const people = this.each.value && panelists.length > 0 ? panelists : [null]
    return people.map(one => positionSheet(state, waiting, shown, one))
  }

  protected override topicsShown(state: State): string[] {
    const session = findSession(state, this.session)
    return session ? topicsOf(state, session).map(({ id }) => id) : []
  }

  protected override sheet(state: State, session: Session, me: Me) {
    pageTitle.value = msg("paper.title")
    const room = audienceOf(me.role) === "room"
    const may: readonly Sheet[] = [
      "texts",
      ...(room || state.workspace?.attribution === "named" ? (["roster"] as const) : []),
      ...(room ? (["positions"] as const) : []),
    ]
    const shows = (sheet: Sheet) => may.includes(sheet) && this.wanted.value.has(sheet)
    const shown = this.shown(state)
    const topics = topicsOf(state, session)
    return html`<article class="page paper">
      <header class="stack tight">
        ${this.trail(state, session)} <h1>${msg("paper.title")}</h1>
        <p>${inCities(session.startedAt ?? session.startsAt, session.cities)}</p>
      </header>
      ${this.tools(state, may)}
      ${shows("texts") ? textPart(state, topics, shown, topic => this.notes.of(topic)) : nothing}
      ${shows("roster") ? rosterPart({ state, me }, session) : nothing}
      ${shows("positions") ? this.sheets(state, topics, shown) : nothing}
      <footer class="small muted">${this.asOf(state)}</footer>
    </article>`
  }

  /** Says the log position and the time of the printout, so that readers can distinguish two printouts. */
  private asOf({ seq }: State): string {
    const read = [...this.notes.texts.value.values()].flatMap(note => (note.state === "ready" ? [note.since] : []))
    const time = moment(Math.min(...read, Date.now()))
    return msg("paper.asOf", { time, seq })
  }
}

/** Returns the topics in the order of the agenda. If there is no agenda, returns every open topic. */
function topicsOf(state: State, { items }: Session): Topic[] {
  const all = Object.values(state.topics)
  const planned = items.flatMap(({ topic }) => all.filter(({ id }) => id === topic))
  return planned.length > 0
    ? [...new Set(planned)]
    : all.filter(one => one.state === "open").toSorted((a, b) => byLabel(a.letter, b.letter))
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-paper-page": PaperPage
  }
}
