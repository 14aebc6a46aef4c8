import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Paragraph } from "../../../../shared/minutes/prose/paragraph.ts"
import type { MinutesWritten } from "../../../../shared/minutes/written.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/forms/plenary-copy-text.ts"
import "../../../elements/record/plenary-printed-fingerprint.ts"
import "../../../elements/session/notice/plenary-notice.ts"
import { currentLang } from "../../../i18n/language.ts"
import { minutesNotice } from "../../../i18n/sentences/round/silenceNotice.ts"
import { minutesStateName } from "../../../i18n/terms/terms.ts"
import { pageTitle } from "../../../state/page/title.ts"
import { Written } from "../../../state/session/written.ts"
import "../../frame/files/plenary-file-menu.ts"
import { SessionPaper } from "../sessionPaper.ts"
import { Amending } from "./amending.ts"
import { corrections, declinedCorrections } from "./corrections.ts"
import { nextStep, type Period } from "./nextStep.ts"
import { picturesShown } from "./picturesShown.ts"
import { appendixOf, sideBySide } from "./sideBySide.ts"
import "../paper.css"

/**
 * `/w/:slug/s/:id/minutes`: the minutes of a session, computed from the log. The page has the acts on the minutes,
 * until they are published.
 */
@customElement("plenary-minutes-page")
export class MinutesPage extends SessionPaper {
  private written!: Written
  private readonly amending = new Amending()
  private readonly declining = signal<string | null>(null)
  private readonly period = signal<Period>({ days: 5, read: false })

  override connectedCallback(): void {
    super.connectedCallback()
    this.written = new Written(this.session, this.live)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.written.close()
  }

  private tools(state: State, said: boolean) {
    return html`<div class="row no-print">
      <button class="filled" @click=${() => print()}><plenary-icon name="print"></plenary-icon> ${msg("record.print")}</button>
      <plenary-file-menu .languages=${state.workspace?.languages ?? []} .path=${`/api/sessions/${this.session}/minutes`} .table=${`/api/sessions/${this.session}/minutes.csv`}></plenary-file-menu>
      <a class="button" download="minutes.txt" href=${this.written.file("text", currentLang())}><plenary-icon name="download"></plenary-icon> ${msg("minutes.text")}</a>
      ${said ? html`<a class="button" download="minutes-scribe.txt" href=${this.written.file("scribe", currentLang())}><plenary-icon name="download"></plenary-icon> ${msg("minutes.scribe")}</a>` : nothing}
      ${this.languageButtons(state)}
    </div>`
  }

  private text(
    state: State,
    session: Session,
    me: Me,
    { prose, scribe, fingerprint, adopting, pictures }: MinutesWritten,
  ) {
    const shown = this.shown(state).flatMap(lang => prose.find(one => one.lang === lang) ?? [])
    const below = (one: Paragraph) => this.amending.below(one, prose, session.id, this.send, me.member)
    return html`${this.amending.head(state, session, me, this.send)} ${sideBySide(shown, adopting?.before?.prose, below)}
      ${picturesShown(pictures, state, session)}
      ${appendixOf(shown)}
      ${fingerprint === null ? nothing : html`<plenary-printed-fingerprint .fingerprint=${fingerprint}></plenary-printed-fingerprint>`}
      ${scribe ? html`<details class="no-print"><summary>${msg("minutes.scribe")}</summary><pre class="scribe" tabindex="0">${scribe}</pre></details>` : nothing}`
  }

  private body(state: State, session: Session, me: Me) {
    const now = this.written.now.value
    if (now.state === "loading") return html`<plenary-page-skeleton .rows=${4}></plenary-page-skeleton>`
    if (now.state === "ready")
      return html`${this.tools(state, now.value.scribe !== "")} ${this.text(state, session, me, now.value)}`
    const early = audienceOf(me.role) === "gallery" && session.minutes.state !== "published"
    if (early) return html`<p class="notice">${msg("minutes.notYet")}</p>`
    const problem = { kind: "failed" as const, failure: now.failure, again: () => void this.written.fetch() }
    return html`<plenary-problem-view .problem=${problem}></plenary-problem-view>`
  }

  /** Begins to accept a correction, and leads to where its sentence is chosen. */
  private readonly accept = async (correction: string): Promise<void> => {
    this.amending.begin(correction)
    await this.updateComplete
    const chooser = this.querySelector<HTMLElement>("#choose-sentence")
    chooser?.scrollIntoView({ block: "start" })
    chooser?.focus({ preventScroll: true })
  }

  private adopting(): Pick<MinutesWritten, "adopting"> {
    const now = this.written.now.value
    return now.state === "ready" && now.value.adopting ? { adopting: now.value.adopting } : {}
  }

  /** A notice for the participants that the minutes can be read and corrected. */
  private telling(state: State, { id, minutes, cities }: Session) {
    const { languages = [] } = state.workspace ?? {}
    const { endsAt } = minutes
    if (endsAt === null || this.isPast(endsAt)) return nothing
    const text = minutesNotice({ endsAt, cities: citiesOf(state, cities), address: location.href }, languages)
    const label = msg("minutes.noticeLabel")
    return html`<section class="stack tight no-print">
      <plenary-copy-text .text=${text} .label=${label} rows=${2 * languages.length}></plenary-copy-text>
      <plenary-notice .state=${state} .about=${{ of: "minutes", session: id }} .mails=${this.live.mails.value}></plenary-notice>
    </section>`
  }

  /** Names where the minutes are. Those whose time for comments has ended are out for no comments any more. */
  private standing({ minutes: { state, endsAt } }: Session): string {
    const isOver = state === "under_review" && (endsAt === null || this.isPast(endsAt))
    return isOver ? msg("minutes.toAdopt") : minutesStateName(state)
  }

  protected override sheet(state: State, session: Session, me: Me) {
    pageTitle.value = msg("minutes.title")
    const room = audienceOf(me.role) === "room"
    const trouble = this.trouble.value
    return html`<article class="page paper">
      <header class="stack tight">
        ${this.trail(state, session)}
        <h1>${msg("minutes.title")} <span class="chip">${this.standing(session)}</span></h1>
      </header>
      ${nextStep(state, session, me, {
        send: this.send,
        busy: this.busy.value,
        isPast: at => this.isPast(at),
        now: this.live.now(),
        period: this.period,
        declined: declinedCorrections(state, session, me),
        isRead: this.written.now.value.state === "ready",
        ...this.adopting(),
      })}
      ${session.minutes.state === "under_review" && right(me.role, "send a notice") === "yes" ? this.telling(state, session) : nothing}
      ${trouble ? html`<p class="notice bad" role="alert">${trouble}</p>` : nothing}
      ${room ? corrections(state, session, me, { send: this.send, accept: id => void this.accept(id), declining: this.declining, isPast: at => this.isPast(at) }) : nothing}
      ${this.body(state, session, me)}
    </article>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-minutes-page": MinutesPage
  }
}
