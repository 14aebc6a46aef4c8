import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { TranslationWanted } from "../../../shared/contract/queries/translating.ts"
import type { Me } from "../../../shared/contract/queries.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State, Workspace } from "../../../shared/fold/state.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { right } from "../../../shared/rules/policy.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import "../../elements/translating/plenary-translation-desk.ts"
import type {
  EngineDraftWanted,
  TranslationSettled,
  TranslationTyped,
} from "../../elements/translating/translationEvents.ts"
import { number } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { namesThen } from "../../i18n/names.ts"
import { plain, reading } from "../../i18n/texts.ts"
import { keepDirection, keptDirection } from "../../state/kept/preferences.ts"
import { announce } from "../../state/page/announcer.ts"
import { pageTitle } from "../../state/page/title.ts"
import { RoomClock } from "../../state/session/roomClock.ts"
import type { SceneSignals } from "../../state/session/sceneOf.ts"
import { DraftKeeper, type DraftState } from "../../state/translating/draftKeeper.ts"
import { QueueFollower } from "../../state/translating/queueFollower.ts"
import { TranslationDesk } from "../../state/translating/translationDesk.ts"
import { LivePage } from "../frame/livePage.ts"
import { failureText } from "../problem/failureText.ts"
import {
  directionChoice,
  directionQuery,
  directionWords,
  firstDirection,
  isSame,
  noneWords,
  type Translating,
} from "./direction.ts"
import { benchSignals, heldBar } from "./heldBar.ts"
import { textHead } from "./textHead.ts"
import "./translations.css"

/**
 * `/w/:slug/translations`: what waits for a translation, one text after the other. `?lang=` names the language, two of
 * them both ways between these, and `?key=` the text to begin with.
 */
@customElement("plenary-translations-page")
export class TranslationsPage extends LivePage {
  private desk!: TranslationDesk
  private keeper: DraftKeeper | null = null
  private follower: QueueFollower | null = null
  /** the direction that the reader set; empty if they set none */
  private wished: Translating = []
  private begun = false
  private clock!: RoomClock
  private beside!: SceneSignals

  override connectedCallback(): void {
    super.connectedCallback()
    this.desk = new TranslationDesk(this.slug)
    this.clock = new RoomClock(this.live, () => {
      const held = heldIn(this.live.state.peek())
      return held && { ...held, present: this.live.hints.presence.peek().members }
    })
    this.beside = benchSignals(this.live, this.clock.now)
    addEventListener("online", this.flush)
    addEventListener("pagehide", this.flush)
    document.addEventListener("keydown", this.keyed)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener("online", this.flush)
    removeEventListener("pagehide", this.flush)
    document.removeEventListener("keydown", this.keyed)
    this.clock.stop()
    this.flush()
    this.follower?.stop()
  }

  private readonly flush = (): void => void this.keeper?.flush()

  private begin(workspace: Workspace, me: Me): void {
    if (this.begun) return
    this.begun = true
    this.keeper = new DraftKeeper(this.slug, me.member ?? "", { now: () => this.live.now() })
    const asked = new URLSearchParams(location.search)
    this.wished = keptDirection(me.member ?? "")
    const first = firstDirection(workspace.languages, asked, this.wished)
    void this.desk.open(first, asked.get("key") ?? undefined)
    this.follower = new QueueFollower(() => this.live.state.value.seq, this.follow)
  }

  private readonly follow = async (): Promise<void> => {
    const came = await this.desk.follow()
    if (came > 0) announce(msg("translating.arrived", { n: came }))
  }

  private readonly typed = ({ typed }: TranslationTyped): void => this.keeper?.type(typed)

  private readonly engineAsked = (event: EngineDraftWanted): void => {
    event.answer = this.desk
      .engineDraft(event.asked)
      .then(answer => ("failure" in answer ? { trouble: failureText(answer.failure) } : answer))
  }

  private readonly settled = ({ of, how }: TranslationSettled): void => {
    if (how === "handed_over") this.keeper?.forget(of)
    else this.keeper?.discard(of)
    if (how === "discarded") this.desk.drop(of.key)
    else this.desk.handedOver(of.key)
    if (how === "handed_over") announce(msg("translating.handedOver", { n: this.desk.waiting.peek() }))
    void this.toField()
  }

  private outdated(text: TranslationWanted): void {
    this.keepTyped()
    void this.desk.refresh(this.draftOf(text).trim() !== "")
  }

  private readonly step = ({ by }: { by: 1 | -1 }): void => {
    this.keepTyped()
    this.desk.move(by)
    void this.toField()
  }

  /** Keeps the words of the text that is left, so that they are in the field when the reader comes back. */
  private keepTyped(): void {
    const text = this.desk.text.peek()
    if (text) this.desk.typed(text.key, { ...noDraft, ...text.draft, text: this.draftOf(text) })
    this.flush()
  }

  private async toField(): Promise<void> {
    await this.updateComplete
    const desk = this.querySelector("plenary-translation-desk")
    await desk?.updateComplete
    desk?.focus()
  }

  private draftOf(text: TranslationWanted): string {
    const typed = this.querySelector("plenary-translation-desk")
    const shown = typed?.text?.key === text.key ? typed.written : undefined
    return shown ?? this.keeper?.unsent(placeOf(text), text.draft) ?? text.draft?.text ?? ""
  }

  /** Goes on with the direction that the reader sets, and keeps it for their seat. */
  private readonly chosen = (direction: Translating): void => {
    this.wished = direction
    keepDirection(this.live.me.peek()?.member ?? "", direction)
    void this.turnTo(direction)
  }

  /** Goes on with what waits in another direction. */
  private async turnTo(direction: Translating): Promise<void> {
    this.keepTyped()
    history.replaceState(history.state, "", `${location.pathname}?${directionQuery(direction)}`)
    await this.desk.open(direction)
    await this.toField()
  }

  /** The keys of the desk work wherever the focus is on the page. The desk has taken those of its own field. */
  private readonly keyed = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null
    if (by === null || !event.altKey || event.defaultPrevented || event.isComposing) return
    event.preventDefault()
    if (event.shiftKey) {
      const [next] = this.elsewhere()
      return void (next && this.turnTo(next.direction))
    }
    this.step({ by })
  }

  /**
   * Where else the reader goes: back to the direction that they set, then to the other languages in which something
   * waits; the one with the most that was just said comes first.
   */
  private elsewhere(): { direction: Translating; words: string }[] {
    const others = this.desk.others.value
      .filter(({ waiting }) => waiting > 0)
      .toSorted((a, b) => b.live - a.live || b.waiting - a.waiting)
      .map(({ lang, waiting: n, live }) => ({
        direction: [lang],
        words: live > 0 ? msg("translating.elsewhereLive", { n, live }) : msg("translating.elsewhere", { n }),
      }))
    const isAway = this.wished.length > 1 && !isSame(this.wished, this.desk.direction.value)
    return isAway ? [{ direction: this.wished, words: "" }, ...others] : others
  }

  private ways() {
    const ways = this.elsewhere()
    if (ways.length === 0) return nothing
    return html`<p class="row elsewhere">${ways.map(
      ({ direction, words }) =>
        html`<button class="small" @click=${() => this.turnTo(direction)}>${directionWords(direction)} <span class="muted">${words}</span></button>`,
    )}</p>`
  }

  private progress() {
    const [waiting, done] = [this.desk.waiting.value, this.desk.done.value]
    const all = waiting + done
    if (all === 0) return nothing
    const words = msg("translating.progress", { done: number(done), all: number(all) })
    return html`<div class="progress"><span class="small muted">${words}</span>
      <progress max=${all} value=${done} aria-label=${words}></progress></div>`
  }

  private empty(state: State, me: Me) {
    return html`<div class="card stack">
      <p>${noneWords(this.desk.direction.value)}</p>
      ${right(me.role, "translate what is said") === "own" ? html`<p class="muted">${msg("translating.ownOnly")}</p>` : nothing}
      <p><button class="small" @click=${this.follow}>${msg("translating.lookAgain")}</button></p>
      ${heldIn(state) ? nothing : html`<p><a href=${`/w/${this.slug}`}>${msg("translating.back")}</a></p>`}
    </div>`
  }

  private shown(state: State, workspace: Workspace, me: Me) {
    const now = this.desk.now.value
    if (now.state === "loading") return html`<plenary-page-skeleton .rows=${3}></plenary-page-skeleton>`
    if (now.state === "failed")
      return html`<div class="card stack" role="alert"><p>${failureText(now.failure)}</p>
        <p><button @click=${() => void this.desk.open(this.desk.direction.peek())}>${msg("problem.again")}</button></p></div>`
    const text = this.desk.text.value
    if (!text) return this.empty(state, me)
    const writer = text.translation ? namesThen(state)(text.translation.by, text.translation.at) : ""
    const at = this.desk.at.value
    const waiting = Math.max(this.desk.waiting.value, at + 1)
    const of = placeOf(text)
    return html`<article class="card stack desk">
      ${textHead(state, text, this.slug, msg("translating.place", { at: number(at + 1), waiting: number(waiting) }))}
      <plenary-translation-desk .text=${text} .into=${text.into} .draft=${this.draftOf(text)} .writer=${writer} .former=${at > 0} .later=${at < this.desk.texts.value.length - 1} .engine=${engineOf(workspace, this.live.engine.value)} .gone=${this.desk.gone.value.has(text.key)} .seen=${text.draft?.seen ?? ""} .machine=${this.keeper?.isMachine(of, text.draft) ?? false} .saved=${savedWords(this.keeper?.stateOf(of) ?? "rest")}
        @translation-typed=${this.typed} @engine-draft-wanted=${this.engineAsked} @translation-settled=${this.settled} @translation-outdated=${() => this.outdated(text)} @step-wanted=${this.step}></plenary-translation-desk>
      <p class="hint keys">${msg("translating.keys")}</p>
    </article>`
  }

  protected override found(state: State, me: Me) {
    const { workspace } = state
    if (!workspace || me.member === null || right(me.role, "translate what is said") === "no") return null
    this.begin(workspace, me)
    pageTitle.value = msg("translating.title")
    const title = reading(workspace.title)
    const held = heldIn(state)
    const isOwn = right(me.role, "translate what is said") === "own"
    return html`<div class="page translations">
      ${held && !isOwn ? heldBar(this.live, this.beside, held, me) : nothing}
      <header class="stack tight">
        <p class="overline"><a href=${`/w/${this.slug}`} lang=${domLang(title.lang)}>${plain(workspace.title)}</a></p>
        <h1>${msg("translating.title")}</h1>
        <p class="muted lead">${isOwn ? msg("translating.ownOnly") : msg("translating.lead")}</p>
        ${isOwn ? nothing : html`<p class="small"><a href="/guide/interpreter">${msg("guide.readInterpreter")}</a></p>`}
        ${held && isOwn ? html`<p class="small"><span class="chip live">${msg("session.live")}</span> <a href=${`/w/${this.slug}/s/${held.session.id}`}>${msg("outcomes.back")}</a></p>` : nothing}
        <div class="row apart">${directionChoice(workspace.languages, this.desk.direction.value, this.chosen)} ${this.progress()}</div>
        ${this.ways()}
      </header>
      ${this.shown(state, workspace, me)}
    </div>`
  }
}

/** The session that is held now. */
function heldIn(state: State): { state: State; session: Session } | null {
  const session = Object.values(state.sessions).find(isHeld)
  return session ? { state, session } : null
}

const placeOf = ({ key, into }: TranslationWanted) => ({ key, lang: into })

const noDraft = { text: "", seen: "", base: 0, drafted: "person" as const, savedAt: 0 }

function savedWords(state: DraftState): string {
  switch (state) {
    case "rest":
      return ""
    case "saving":
      return msg("translating.saving")
    case "saved":
      return msg("translating.saved")
    case "kept":
      return msg("translating.kept")
    default:
      return state satisfies never
  }
}

/** The service that drafts for the panel: the one that a moderator allowed, if the server still has it. */
const engineOf = ({ engine }: Workspace, offered: string | null): string => (engine === offered ? (engine ?? "") : "")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-translations-page": TranslationsPage
  }
}
