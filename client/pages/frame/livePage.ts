import { provide } from "@lit/context"
import { html, LitElement, nothing, type TemplateResult } from "lit"
import { property } from "lit/decorators.js"
import type { Me } from "../../../shared/contract/queries.ts"
import type { Settled } from "../../../shared/fold/slices/frame.ts"
import type { State } from "../../../shared/fold/state.ts"
import { embargoAsked } from "../../../shared/rules/readings/embargo.ts"
import type { CommandWanted } from "../../elements/session/kit/commandWanted.ts"
import { offlineWords, triesWords, unwritableWords } from "../../elements/shell/connectionWords.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import type { OriginalWanted } from "../../elements/translating/translationEvents.ts"
import { moment } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { embargoWords } from "../../i18n/sentences/embargoWords.ts"
import { Watching } from "../../signals/watching.ts"
import { liveContext, openRoom, type SessionConnection } from "../../state/live.ts"
import type { TranslationsShown } from "../../state/loading/wires.ts"
import "../problem/plenary-problem-view.ts"
import { answerOriginal } from "./answerOriginal.ts"
import { KeysHeld } from "./focus/keysHeld.ts"
import { endsOf, endsWithoutPanel } from "./outcomes.ts"
import { ownNotices } from "./ownNotices.ts"
import { pendingTopic } from "./pendingTopic.ts"
import { SendsHere } from "./sendsHere.ts"
import { RedrawTimer } from "./turn.ts"

/**
 * A page that shows a workspace live. It is loading, failed, without access, offline, or shown. It gives every element on
 * it what elements ask of their page: the connection (`OnLivePage`), the originals of translations, and the sending of
 * commands.
 */
export abstract class LivePage extends Watching(LitElement) {
  @property() slug = ""
  @provide({ context: liveContext })
  protected live!: SessionConnection
  protected readonly translations: TranslationsShown = "own"
  /** True if the page has been shown. The page then stays visible while more topics are fetched. */
  private stands = false
  /** sends what this page shows the refusals of at their place */
  protected readonly here = new SendsHere(this, () => this.live)
  private keys: KeysHeld | null = null
  private readonly turn = new RedrawTimer(this, () => this.live.now())

  /** Returns the content, or null if nothing exists at this address. */
  protected abstract found(state: State, me: Me): TemplateResult | null

  /** Returns the ids of the topics of which the page shows all rows. */
  protected topicsShown(_state: State, _settled: Settled): readonly string[] {
    return []
  }

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    this.live = openRoom({ slug: this.slug }, this.translations)
    this.addEventListener("original-wanted", this.fetchOriginal)
    this.addEventListener("command-wanted", this.sendCommand)
    super.connectedCallback()
    this.keys = new KeysHeld(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener("original-wanted", this.fetchOriginal)
    this.removeEventListener("command-wanted", this.sendCommand)
    this.live.close()
    this.keys?.stop()
  }

  private readonly fetchOriginal = (event: OriginalWanted): void => answerOriginal(event, this.live)
  private readonly sendCommand = (event: CommandWanted): void => {
    event.answer = this.live.send(event.kind, event.body)
  }

  protected override updated(): void {
    this.keys?.drawn()
    const isWaiting =
      this.live.room.value.state === "loading" || (this.live.room.value.state === "open" && !this.stands)
    // the record that the server wrote into the page stays until this page shows it, so that nothing flickers
    if (!isWaiting) document.querySelector("#first-page")?.remove()
  }

  /** True if a moment has passed on the server's clock. Otherwise the page renders again at that moment. */
  protected isPast(moment: number): boolean {
    return this.turn.isPast(moment)
  }

  /** True if the page has no connection. The page can still be read, and commands are sent later. */
  protected get cut(): boolean {
    const { state } = this.live.connection.value
    return state === "offline" || state === "reconnecting"
  }

  /** The line about the embargo, on each page and on paper, until it ends. */
  private embargo(state: State) {
    const embargo = embargoAsked(state, this.live.now())
    if (!embargo || this.isPast(embargo.end)) return nothing
    return html`<p class="notice warn embargo">${embargoWords(embargo.session, embargo.end)}</p>`
  }

  /** Says that the panel is archived, on every page of it (DOMAIN AW3). */
  private archived({ workspace }: State) {
    const archived = workspace?.archived
    if (!archived) return nothing
    const { at, reason } = archived
    return html`<p class="notice warn archived">${msg("archived.bar", { time: moment(at) })} ${reason === "" ? nothing : msg("archived.reason", { reason })}</p>`
  }

  /** Tells the ends of the commands that the reader sent. A page leaves out those that it tells at their own place. */
  protected outcomes(): unknown {
    return endsOf(this.live)
  }

  private notice() {
    const connection = this.live.connection.value
    const why = this.live.hints.unwritable.value
    const stopped = why ? html`<p class="notice warn no-print" role="alert">${unwritableWords(why, false)}</p>` : null
    switch (connection.state) {
      case "offline":
        return html`<p class="notice warn no-print" role="alert">${offlineWords(this.live.outbox.unsent.value)}</p>`
      case "reconnecting":
        return stopped ?? html`<p class="notice warn no-print" role="status">${triesWords(connection.tries)}</p>`
      case "live":
        return stopped ?? nothing
      case "connecting":
      case "revoked":
        return nothing
      default:
        return connection satisfies never
    }
  }

  protected override render() {
    const { live } = this
    const room = live.room.value
    const connection = live.connection.value
    if (connection.state === "revoked")
      return html`${endsWithoutPanel(live)} <plenary-problem-view .problem=${{ kind: "revoked" as const, ended: connection.ended }}></plenary-problem-view>`
    switch (room.state) {
      case "loading":
        return html`<div class="page"><plenary-page-skeleton .rows=${4}></plenary-page-skeleton></div>`
      case "failed": {
        const problem = { kind: "failed" as const, failure: room.failure, again: () => void live.open() }
        return html`${endsWithoutPanel(live)} <plenary-problem-view .problem=${problem}></plenary-problem-view>`
      }
      case "open": {
        const me = live.me.value
        const { state, settled } = live.frame.value
        const pending = pendingTopic(live.shown, this.topicsShown(state, settled), 4)
        if (pending && !this.stands) return html`${this.notice()} <div class="page">${pending}</div>`
        this.stands = true
        const page = me && this.found(state, me)
        return page
          ? html`${this.notice()} ${this.outcomes()} ${pending ?? nothing} ${ownNotices(live, this.slug, live.state.value, me)} ${this.archived(state)} ${this.embargo(state)} ${page}`
          : html`<plenary-problem-view .problem=${{ kind: "not-found" as const }}></plenary-problem-view>`
      }
      default:
        return room satisfies never
    }
  }
}
