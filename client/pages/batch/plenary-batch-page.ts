import { computed, signal } from "@preact/signals-core"
import { html, nothing, type TemplateResult } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Me } from "../../../shared/contract/queries.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { citiesOf } from "../../../shared/rules/floor/cities.ts"
import { right } from "../../../shared/rules/policy.ts"
import { closesAt } from "../../../shared/rules/readings/deadlines.ts"
import { findRound } from "../../../shared/rules/readings/rows.ts"
import { anonymityHelp, secretLimit } from "../../acts/round/anonymityHelp.ts"
import type { PositionForm } from "../../elements/session/round/answer/plenary-position-form.ts"
import type { ScoreButtons } from "../../elements/session/round/batch/plenary-score-buttons.ts"
import { inCities } from "../../i18n/cities.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { roundKindName, roundStateName } from "../../i18n/terms/terms.ts"
import { reading } from "../../i18n/texts.ts"
import { timeLeft } from "../../i18n/timeLeft.ts"
import { inBrowser } from "../../state/kept/kept.ts"
import { pageTitle } from "../../state/page/title.ts"
import { BatchAnswers } from "../../state/session/answers/batchAnswers.ts"
import { OwnAnswers } from "../../state/session/ownAnswers.ts"
import { LivePage } from "../frame/livePage.ts"
import { endsOf } from "../frame/outcomes.ts"
import { performAtBatch, roundDesk, sceneBetween } from "./batchDesk.ts"
import { batchEnd, batchList, batchStanding } from "./batchList.ts"
import { type RoundAsked, roundsOfBatch, roundsToMe } from "./batchRounds.ts"
import { batchStep } from "./batchStep.ts"
import { lostAnswers } from "./lostAnswers.ts"
import "./batch.css"

/**
 * `/w/:slug/b/:id`: a batch. A panelist goes through its rounds one by one or by the list; each answer is saved as it is
 * given. Everybody else reads how far the batch is, and a moderator ends or extends it.
 */
@customElement("plenary-batch-page")
export class BatchPage extends LivePage {
  @property() batch = ""
  private own: OwnAnswers | null = null
  private answers: BatchAnswers | null = null
  /** the round that is shown, as its number among those that ask the reader; null before the reader has chosen */
  private readonly at = signal<number | null>(null)
  /** whether a link was held back, because something lacks */
  private stayed = false
  /** whether the reader has pressed Finish at the last round */
  private readonly finished = signal(false)

  constructor() {
    super()
    this.addEventListener("act-wanted", event => performAtBatch(event, this, this.live))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener("keydown", this.keyed)
    addEventListener("beforeunload", this.leaving)
    if ("navigation" in window) navigation.addEventListener("navigate", this.leaving)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener("keydown", this.keyed)
    removeEventListener("beforeunload", this.leaving)
    if ("navigation" in window) navigation.removeEventListener("navigate", this.leaving)
    this.answers?.close()
    this.own?.close()
  }

  /** The reader's answers. They are opened once, as soon as the page knows who reads. */
  private answersOf(state: State, me: Me): BatchAnswers {
    if (this.answers) return this.answers
    const scene = computed(() => {
      const now = this.live.me.value
      return now ? { state: this.live.state.value, me: now } : null
    })
    // An answer that could not be fetched is requested again when the connection comes back.
    const now = computed(() => (this.live.connection.value.state === "live" ? this.live.now() : 0))
    this.own = new OwnAnswers({ live: this.live, scene, now })
    const rounds = computed(() => roundsOfBatch(this.live.state.value, this.batch).map(({ round }) => round))
    const secret = roundsOfBatch(state, this.batch).some(({ round }) => round.anonymity === "secret")
    this.answers = new BatchAnswers(this.own, rounds, secret ? "" : `answers ${me.member} ${this.batch}`)
    return this.answers
  }

  private placeKey(): string {
    return `place ${this.live.me.peek()?.member} ${this.batch}`
  }

  /** The place where the reader is: the chosen one, the kept one, or the first round without an answer. */
  private placeIn(asked: readonly RoundAsked[], answers: BatchAnswers): number {
    const last = asked.length - 1
    const chosen = this.at.value
    if (chosen !== null) return Math.min(chosen, last)
    const kept = inBrowser.read(this.placeKey())
    if (kept !== null) return Math.min(Number(kept) || 0, last)
    const open = asked.findIndex(({ round }) => answers.saving(round.id) === "none")
    return Math.max(open, 0)
  }

  private keepPlace(n: number): void {
    this.at.value = n
    inBrowser.write(this.placeKey(), String(n))
  }

  /** Gives the answer that was chosen here; false if something is missing, which the form then says. */
  private leaveStep(): boolean {
    const form = this.querySelector<ScoreButtons | PositionForm>("plenary-score-buttons, plenary-position-form")
    return form?.leave() ?? true
  }

  /** Goes to another round. The choice made here is given first, by each way on. */
  private readonly goTo = (n: number): void => {
    if (!this.leaveStep()) return
    this.stayed = false
    this.finished.value = false
    this.keepPlace(n)
    this.focusOn("#batch-step")
  }

  /** Ends at the last round: it is given, and the page says what is not. */
  private readonly finish = (): void => {
    if (!this.leaveStep()) return
    this.finished.value = true
    this.focusOn("#batch-end")
  }

  private focusOn(part: string): void {
    void this.updateComplete.then(() => {
      const step = this.querySelector<HTMLElement>(part)
      step?.focus({ preventScroll: true })
      ;(step?.closest("article") ?? step)?.scrollIntoView({ block: "nearest" })
    })
  }

  /**
   * A page that is left gives the answer that was chosen on it. If something is missing, it stays once and says so; a
   * person who leaves all the same finds the typed words here again.
   */
  private readonly leaving = (event: Event): void => {
    if (event instanceof NavigateEvent && new URL(event.destination.url).pathname === location.pathname) return
    if (this.leaveStep() || this.stayed) return
    this.stayed = event.type === "navigate"
    if (event.cancelable) event.preventDefault()
  }

  /** 1 to 9 give a score, 0 says *outside my field*, and the arrows go to the next and the previous round. */
  private readonly keyed = (event: KeyboardEvent): void => {
    const [target] = event.composedPath()
    const isTyped =
      target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== "radio")
    if (isTyped || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (this.querySelector("plenary-act-dialog")?.shadowRoot?.querySelector("dialog[open]")) return
    if (/^\d$/.test(event.key)) {
      const n = Number(event.key)
      this.querySelector("plenary-score-buttons")?.press(n === 0 ? "outside" : n)
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      // the arrows also move between the scores of the scale, so there they keep that meaning
      if (target instanceof HTMLInputElement) return
      this.querySelector<HTMLButtonElement>(event.key === "ArrowRight" ? ".going .next" : ".going .back")?.click()
    } else return
    event.preventDefault()
  }

  /** The answers of this batch stand on this page with their own ends. */
  protected override outcomes(): unknown {
    const { batch, live } = this
    return endsOf(
      live,
      one => one.kind !== "answer-round" || findRound(live.state.value, one.body.round)?.batch !== batch,
    )
  }

  protected override found(state: State, me: Me): TemplateResult | null {
    const all = roundsOfBatch(state, this.batch)
    const [first] = all
    if (!first) return null
    const toMe = roundsToMe(state, all, me.member)
    const asked = toMe.filter(({ round }) => round.state === "open")
    const n = all.length
    pageTitle.value = msg("batch.title", { n })
    return html`<div class="page batch stack">
      ${this.head(state, all, first.round)}
      ${toMe.length > 0 ? lostAnswers(toMe, this.answersOf(state, me), this.live.outbox) : nothing}
      ${asked.length > 0 ? this.going(state, me, asked) : this.standing(me, all)}
      ${right(me.role, "run a round") === "yes" || right(me.role, "send a notice") === "yes" ? roundDesk(this.live, first.round, this.cut) : nothing}
    </div>`
  }

  private head(state: State, all: readonly RoundAsked[], round: Round) {
    const panel = reading(state.workspace?.title ?? {})
    const ends = closesAt(round)
    const n = all.length
    const until = ends === null ? "" : inCities(ends, citiesOf(state))
    // The time that is left is written anew each minute, and the page changes at the deadline.
    if (ends !== null && !this.isPast(ends)) this.isPast(Math.min(ends, this.live.now() + 60_000))
    return html`<header class="stack tight">
      <p class="overline"><a href=${`/w/${this.slug}`} lang=${domLang(panel.lang)}>${panel.text}</a></p>
      <h1>${msg("batch.title", { n })}</h1>
      <p class="row"><span class="chip">${roundKindName(round.kind)}</span> <span class="chip">${roundStateName(round.state)}</span>
        ${ends !== null && round.state === "open" ? html`<strong>${timeLeft(ends - this.live.now())}</strong>` : nothing}</p>
      ${ends === null || round.state !== "open" ? nothing : html`<p>${round.atDeadline === "show" ? msg("batch.untilShown", { until }) : msg("batch.until", { until })}</p>`}
      <p class="small muted">${anonymityHelp(round, state)}</p>
      ${round.anonymity === "secret" ? html`<p class="small">${msg("batch.oneBrowserOwn")} ${secretLimit()}</p>` : nothing}
    </header>`
  }

  /** The rounds one by one, with the list below. */
  private going(state: State, me: Me, asked: readonly RoundAsked[]) {
    const answers = this.answersOf(state, me)
    const at = this.placeIn(asked, answers)
    const one = asked[at]
    const scene = sceneBetween(this.live)
    if (!one || !scene) return nothing
    const n = asked.filter(({ round }) => answers.saving(round.id) === "saved").length
    const m = asked.length
    const mine = this.own?.mine.value[one.round.id]
    const over = (closesAt(one.round) ?? Infinity) <= this.live.now()
    const step = {
      answers,
      scene,
      member: me.member,
      mineOf: (round: string) => this.own?.mine.value[round] ?? null,
      stay: () => this.keepPlace(at),
      take: (round: string) => void this.own?.takeBallot(round),
      elsewhere: mine?.elsewhere ? { movable: mine.movable ?? false } : null,
      over,
    }
    return html`<section class="stack" aria-label=${msg("batch.answers")}>
      <div class="stack tight">
        <p><strong>${msg("batch.progress", { n, m })}</strong> ${answers.unsaved.value > 0 ? html`<span class="warn small">${msg("batch.unsaved", { n: answers.unsaved.value })}</span>` : nothing}</p>
        <progress max=${m} value=${n} aria-label=${msg("batch.progress", { n, m })}></progress>
      </div>
      ${batchStep(one, step)}
      <div class="going">
        <div><button class="back" ?disabled=${at === 0} @click=${() => this.goTo(at - 1)}>${msg("batch.back")}</button></div>
        <p class="place">${msg("batch.place", { n: at + 1, m })}</p>
        <div>${
          at === m - 1
            ? html`<button class="next filled" @click=${this.finish}>${msg("batch.finish")}</button>`
            : html`<button class="next filled" @click=${() => this.goTo(at + 1)}>${msg("batch.next")}</button>`
        }</div>
      </div>
      ${n === m || this.finished.value ? batchEnd(asked, answers, this.goTo) : nothing}
      <p class="small muted keys">${msg("batch.keys")}</p>
      <h2>${msg("batch.list")}</h2>
      ${batchList(asked, answers, { at, go: this.goTo, member: me.member })}
    </section>`
  }

  private standing(me: Me, all: readonly RoundAsked[]) {
    const why = me.role === "panelist" && all.some(({ round }) => round.state === "open") ? msg("round.joinedLate") : ""
    return html`<section class="stack" aria-label=${msg("batch.list")}>
      ${why ? html`<p class="muted">${why}</p>` : nothing}
      ${batchStanding(all, this.live.hints.answers.value, this.slug)}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-batch-page": BatchPage
  }
}
