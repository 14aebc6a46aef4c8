import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { audienceOf } from "../../../../shared/rules/audience.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { roundEnds } from "../../../../shared/rules/floor/clocks.ts"
import { commentsUntil } from "../../../../shared/rules/floor/ending/commentsUntil.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { currentItem } from "../../../../shared/rules/readings/agenda.ts"
import { roundsIn } from "../../../../shared/rules/readings/rounds.ts"
import { findMember, findStatement } from "../../../../shared/rules/readings/rows.ts"
import { againLeft } from "../../../../shared/rules/round/electorate/closing.ts"
import { lastVoid } from "../../../../shared/rules/round/electorate/unheard.ts"
import type { Act } from "../../../acts/act.ts"
import { inCities } from "../../../i18n/cities.ts"
import { countdown, list } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import { standingName } from "../../../i18n/terms/standingName.ts"
import { roundKindName, sessionStateName } from "../../../i18n/terms/terms.ts"
import { plain } from "../../../i18n/texts.ts"
import { timeLeft } from "../../../i18n/timeLeft.ts"
import { asked, minutesOut, noticesWanted, type PersonAsked, watches } from "../../../rules/asked.ts"
import type { NextAction } from "../../../rules/bar.ts"
import type { Cockpit } from "../../../rules/cockpit.ts"
import { happenedNow } from "../../../rules/news.ts"
import { mayNow } from "../../../rules/offers/mayNow.ts"
import { isOutside, type Scene, type View, type ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import "../../icons/plenary-icon.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { meaningOf, steadyPress } from "../kit/steadyPress.ts"
import { termsLink } from "../kit/termsLink.ts"
import { lateWords } from "../round/lateWords.ts"
import { silenceName, voidWords } from "../round/voidWords.ts"
import { askWords, goWords, interpreterWords, observerWords, stopWords } from "./askWords.ts"
import { barSheet } from "./barSheet.ts"
import { hereBeside } from "./hereBeside.ts"
import { newsWords } from "./newsWords.ts"

/**
 * The bar at the foot of the room. The moderator reads the open round, the members who have not answered, and the next
 * action on a button. Everyone else reads which action is expected of them.
 */
@customElement("plenary-foot-bar")
export class FootBar extends Watching(LitElement) {
  @property({ attribute: false }) scene: Scene | null = null
  /** the rules of the next action, which only a chair's or a secretary's page imports */
  @property({ attribute: false }) cockpit: Cockpit | null = null
  /**
   * whether the page lost its connection and has not caught up yet, so that it offers no act on a state that may be old
   */
  @property({ type: Boolean }) behind = false
  /** the time of the last request to speak slower */
  @property({ type: Number }) slower = 0
  /** the address of the session, where the bar stands on another page; that page shows the topic by the bar alone */
  @property() back = ""
  readonly #asking = new Asking(this)
  /** the choices of the open menu; they stay until it closes, because another choice would move under the pointer */
  #opened: NextAction["second"] | null = null

  static override styles = [sessionStyles, barSheet]

  override render() {
    const scene = this.scene
    if (!scene) return nothing
    const action = this.cockpit?.nextAction(scene) ?? null
    const ask = action ? null : asked(scene)
    const told = happenedNow(scene, action, ask)
    const minutes = ask && ask.kind !== "minutes" && audienceOf(scene.me.role) === "room" ? minutesOut(scene) : null
    return html`<section aria-label=${msg("bar.label")}>
      ${told ? html`<p class="told small" role="status">${newsWords(told, scene)}</p>` : nothing}
      ${scene.session.sideTime ? html`<plenary-side-times class=${action ? "beside-act" : ""} .scene=${scene}></plenary-side-times>` : nothing}
      <div class="line ${action || this.back ? "" : "asking"}">
        <div class="open">${this.back ? this.#where(scene) : nothing}${this.#open(scene, action)}<plenary-chair .scene=${scene}></plenary-chair></div>
        ${hasFloor(scene) ? html`<plenary-floor-place .scene=${scene} .slower=${this.slower} .taken=${action !== null && "request" in action.act}></plenary-floor-place>` : nothing}
        ${action ? this.#cockpit(scene, action) : ask ? this.#ask(scene, ask) : nothing}
      </div>
      ${noticesWanted(scene).map(notice => this.#beside(scene, notice, "warning"))}
      ${minutes ? this.#beside(scene, minutes, "beside") : nothing}
      ${mayNow(scene, "run a round") ? roundsIn(scene, "closed").map(round => lateWords(scene, round)) : nothing}
      ${this.#asking.trouble}
    </section>`
  }

  /** A separate line for requests that wait besides the bar's own. */
  #beside({ state }: View, wanted: PersonAsked, style: "warning" | "beside") {
    return html`<p class="${style} small"><span>${askWords(wanted, state)}</span>
      <button ${this.#shows(wanted)} class="quiet small">${style === "warning" ? msg("bar.show") : goWords(wanted)}</button></p>`
  }

  #shows(wanted: PersonAsked) {
    return steadyPress(meaningOf(wanted), () => this.dispatchEvent(new AskedWanted(wanted)))
  }

  #open(scene: Scene, action: NextAction | null) {
    const round = roundsIn(scene, "open")[0]
    const shut = round ? undefined : roundsIn(scene, "closed").find(one => againLeft(one, scene.now) > 0)
    if (shut) return this.#closed(scene, shut)
    if (!round) return action ? this.#where(scene) : nothing
    const statement = findStatement(scene.state, round.statement)
    const ends = roundEnds(round, scene.session, scene.now)
    return html`<span class="what"><b>${statement?.label ?? ""}</b> ${round.silence ? silenceName() : roundKindName(round.kind)}</span>
      ${this.#waiting(scene, round.id)}
      ${ends === null || ends <= scene.now ? nothing : html`<span class="clock"><plenary-icon name="clock"></plenary-icon> ${round.atDeadline === undefined ? countdown(ends - scene.now) : timeLeft(ends - scene.now)}</span>`}`
  }

  /** Says that a round has just closed, and when its result is shown. A moderator takes the round up again here. */
  #closed(scene: Scene, round: Round) {
    const left = againLeft(round, scene.now)
    const label = findStatement(scene.state, round.statement)?.label ?? ""
    const act = { kind: "reopen-round", round } as const
    const may = this.cockpit !== null && mayNow(scene, "run a round")
    return html`<span class="what"><b>${label}</b> ${roundKindName(round.kind)}</span>
      <span role="status">${round.shows ? msg("round.shownIn", { time: countdown(left) }) : msg("round.isClosed")}</span>
      ${may ? html`<button ${this.#asking.presses(act)} class="small outlined" ?disabled=${this.#asking.busy}>${msg("round.againIn", { act: this.#label(act), time: countdown(left) })}</button>` : nothing}`
  }

  /**
   * The current agenda item, for the moderator. The session's state if the session is not live or has no current item.
   */
  #where(scene: Scene) {
    const item = scene.session.state === "live" ? currentItem(scene) : null
    return (scene.me.role === "moderator" || this.back) && !isOutside(scene)
      ? html`<span class="what">${item ? plain(item.title) : stateWords(scene)}</span>`
      : nothing
  }

  #waiting(scene: Scene, round: string) {
    if (scene.me.role !== "moderator" && scene.me.role !== "secretary") return nothing
    const waiting = scene.answers[round]?.waiting
    if (waiting === undefined) return nothing
    if (waiting === 0 || (typeof waiting !== "number" && waiting.length === 0))
      return html`<span>${msg("bar.allIn")}</span>`
    if (typeof waiting === "number") return html`<span>${missing(waiting)}</span>`
    const names = list(waiting.map(id => findMember(scene.state, id)?.name ?? ""))
    return html`<span>${missing(waiting.length)}<span class="names">: ${names}</span></span>`
  }

  #cockpit(scene: Scene, next: NextAction) {
    const { act, filled, stop, second, chair } = next
    const choices = [
      ...(chair && !stop ? [act] : []),
      ...second.filter(one => one.kind !== "pause-session"),
      ...breaks(scene, act),
      ...closing(scene, [act, ...second]),
    ]
    const why = this.behind
      ? msg("cockpit.catchingUp")
      : stop
        ? stopWords(stop, scene.state)
        : becauseOf(act, scene.state)
    const here = hereBeside(scene, [act, ...second])
    if (chair)
      return html`<p class="ask" role="status">${chairNext(chair.name, this.#label(chair.act))}</p>
        ${scene.session.state === "live" ? this.#break() : nothing} ${this.#menu(choices)}`
    return html`
      ${here ? html`<p class="here small" id="here">${here}</p>` : nothing}
      ${why ? html`<p class="why" id="why">${why}${stop?.kind === "refused" ? termsLink(stop.refusal.code, scene.state) : nothing}</p>` : nothing}
      ${scene.session.state === "live" && scene.me.role === "moderator" ? this.#break() : nothing}
      ${choices.length > 0 ? this.#menu(choices) : nothing}
      <button ${this.#asking.presses(act, this.behind || stop !== undefined || this.#asking.busy)} class="main ${filled && !stop && !this.behind ? "filled" : "outlined"}"
        aria-describedby=${[why && "why", here && "here"].filter(Boolean).join(" ") || nothing}>${this.#label(act)}</button>`
  }

  #label(act: Act): string {
    return this.cockpit?.labelOf(act) ?? ""
  }

  /**
   * The button that begins a break without an announced length. It is always visible, so the menu does not repeat it.
   */
  #break() {
    const act = { kind: "pause-session" } as const
    return html`<button ${this.#asking.presses(act)} class="quiet" ?disabled=${this.#asking.busy}>${this.#label(act)}</button>`
  }

  protected override updated(): void {
    // An element that is removed while it is open tells no end.
    if (this.renderRoot.querySelector("#second:popover-open") === null) this.#opened = null
  }

  #menu(choices: NextAction["second"]) {
    const second = this.#opened ?? choices
    const turned = ({ newState }: ToggleEvent) => {
      this.#opened = newState === "open" ? second : null
      this.requestUpdate()
    }
    return html`<button class="quiet more" popovertarget="second">
        ${msg("bar.other")} <span aria-hidden="true">▾</span></button>
      <div id="second" popover @beforetoggle=${turned} role="group" aria-label=${msg("bar.other")}>
        ${second.map((act, n) => html`<button ${this.#asking.presses(act)} class="quiet" ?autofocus=${n === 0} popovertarget="second" popovertargetaction="hide">${this.#label(act)}</button>`)}
      </div>`
  }

  #ask(scene: Scene, ask: PersonAsked) {
    const urgent = [
      "rate",
      "position",
      "said-so",
      "batch",
      "reply",
      "block-kept",
      "confirm",
      "consent",
      "check-text",
      "write-text",
      "minutes",
      "follow-text",
    ].includes(ask.kind)
    if (this.back && ask.kind === "nothing") return toSession(this.back)
    if (scene.session.state !== "live" && ask.kind === "nothing" && !isOutside(scene))
      return html`<p class="ask">${standingName(scene.session)}</p>`
    const words =
      watches(scene) && ask.kind === "nothing"
        ? watcherWords(scene, ask.item ? plain(ask.item.title) : null)
        : askWords(ask, scene.state)
    const over = scene.session.state === "closed" && !isOutside(scene)
    return html`${over ? html`<span class="chip">${sessionStateName("closed")}</span>` : nothing}<p class="ask ${urgent ? "urgent" : ""}" role="status">${words}</p>
      ${this.back ? toSession(this.back) : toTranslations(scene)}
      ${urgent ? html`<button ${this.#shows(ask)} class="filled">${goWords(ask)}</button>` : nothing}`
  }
}

const chairNext = (name: string, label: string): string => msg("bar.chairNext", { name, label })

const toSession = (address: string) => html`<a class="button small" href=${address}>${msg("outcomes.back")}</a>`

/** The link to what waits for a translation, for those whose only work it is. */
const toTranslations = (reader: View) =>
  watches(reader) && mayNow(reader, "translate what is said")
    ? html`<a class="button small" href=${`/w/${reader.state.workspace?.slug ?? ""}/translations`}>${msg("translating.bar")}</a>`
    : nothing

/** The sentence for a reader who is asked for no act: an interpreter translates, an observer watches. */
const watcherWords = (reader: View, item: string | null): string =>
  mayNow(reader, "translate what is said") ? interpreterWords(item) : observerWords(item)

/** The state of a session. While the minutes of a closed session are open for comments, the text says until when. */
function stateWords({ session, state, now }: ViewWith<"now">): string {
  const until = commentsUntil(session, now)
  if (until === null) return standingName(session)
  const time = inCities(until, citiesOf(state, session.cities))
  return msg("bar.commentsUntil", { time })
}

/**
 * The menu's choices that begin a break and announce its length. The button beside the menu begins a break without an
 * announced length.
 */
const breaks = ({ session, me }: View, { kind: main }: NextAction["act"]): NextAction["act"][] =>
  session.state === "live" && me.role === "moderator" && main !== "pause-session"
    ? breakMinutes.map(minutes => ({ kind: "pause-session", minutes }))
    : []
const breakMinutes = [5, 15, 30]

/** The menu's choice to close the session. Readers who may close the session always have this choice. */
const closing = (scene: Scene, offered: readonly NextAction["act"][]): NextAction["act"][] =>
  isHeld(scene.session) && mayNow(scene, "run the session") && offered.every(one => one.kind !== "close-session")
    ? [{ kind: "close-session" }]
    : []

function returnedWords({ number: n, endedBy, endedAt }: RecordRow, state: State): string {
  const name = namesThen(state)(endedBy, endedAt ?? Infinity)
  return msg("return.bar", { name, n })
}

/** The reason why an act is offered again: the other side returned the record, or the last round was void. */
function becauseOf(act: NextAction["act"], state: State): string {
  if ("returned" in act && act.returned) return returnedWords(act.returned, state)
  const round = "unheard" in act && act.unheard ? lastVoid(state, act.statement) : null
  return round && "unheard" in act ? voidWords(state, round, act.statement.label) : ""
}

const hasFloor = ({ session: { state, floor } }: View): boolean =>
  state === "live" && (floor.speaking !== null || floor.requests.length > 0)

/** Fired when the reader wants to see the place where they are asked to act. */
export class AskedWanted extends Event {
  readonly asked: PersonAsked
  constructor(wanted: PersonAsked) {
    super("asked-wanted", { bubbles: true, composed: true })
    this.asked = wanted
  }
}

const missing = (n: number): string => msg("bar.waiting", { n })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-foot-bar": FootBar
  }
  interface HTMLElementEventMap {
    "asked-wanted": AskedWanted
  }
}
