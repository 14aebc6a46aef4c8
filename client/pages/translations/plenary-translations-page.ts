import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { TranslationWanted } from "../../../shared/contract/queries/translating.ts"
import type { Me } from "../../../shared/contract/queries.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State, Workspace } from "../../../shared/fold/state.ts"
import { isLang, type Lang } from "../../../shared/model/terms.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { right } from "../../../shared/rules/policy.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import "../../elements/translating/plenary-translation-desk.ts"
import type {
  EngineDraftWanted,
  TranslationSettled,
  TranslationTyped,
} from "../../elements/translating/translationEvents.ts"
import { list, moment, number } from "../../i18n/formats.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { namesThen } from "../../i18n/names.ts"
import { saidName } from "../../i18n/terms/saidTerms.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import { plain, reading } from "../../i18n/texts.ts"
import { announce } from "../../state/page/announcer.ts"
import { pageTitle } from "../../state/page/title.ts"
import { DraftKeeper, type DraftState } from "../../state/translating/draftKeeper.ts"
import { QueueFollower } from "../../state/translating/queueFollower.ts"
import { TranslationDesk } from "../../state/translating/translationDesk.ts"
import { LivePage } from "../frame/livePage.ts"
import { failureText } from "../problem/failureText.ts"
import { placeShown } from "./placeShown.ts"
import "./translations.css"

/**
 * `/w/:slug/translations`: what waits for a translation, one text after the other. `?lang=` names the language, and
 * `?key=` the text to begin with.
 */
@customElement("plenary-translations-page")
export class TranslationsPage extends LivePage {
  private desk!: TranslationDesk
  private keeper: DraftKeeper | null = null
  private follower: QueueFollower | null = null
  private begun = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.desk = new TranslationDesk(this.slug)
    addEventListener("online", this.flush)
    addEventListener("pagehide", this.flush)
    document.addEventListener("keydown", this.keyed)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener("online", this.flush)
    removeEventListener("pagehide", this.flush)
    document.removeEventListener("keydown", this.keyed)
    this.flush()
    this.follower?.stop()
  }

  private readonly flush = (): void => void this.keeper?.flush()

  private begin(workspace: Workspace, me: Me): void {
    if (this.begun) return
    this.begun = true
    this.keeper = new DraftKeeper(this.slug, me.member ?? "", { now: () => this.live.now() })
    const asked = new URLSearchParams(location.search)
    const lang = asked.get("lang")
    const wanted = isLang(lang) && workspace.languages.includes(lang) ? lang : own(workspace)
    void this.desk.open(wanted, asked.get("key") ?? undefined)
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
    return (
      shown ?? this.keeper?.unsent({ key: text.key, lang: this.desk.lang.peek() }, text.draft) ?? text.draft?.text ?? ""
    )
  }

  private readonly chosen = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement && isLang(target.value)) void this.turnTo(target.value)
  }

  /** Goes on with what waits in another language. */
  private async turnTo(lang: Lang): Promise<void> {
    this.keepTyped()
    history.replaceState(history.state, "", `${location.pathname}?lang=${lang}`)
    await this.desk.open(lang)
    await this.toField()
  }

  /** The keys of the desk work wherever the focus is on the page. The desk has taken those of its own field. */
  private readonly keyed = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null
    if (by === null || !event.altKey || event.defaultPrevented || event.isComposing) return
    event.preventDefault()
    if (event.shiftKey) {
      const [next] = this.waitingElsewhere()
      return void (next && this.turnTo(next.lang))
    }
    this.step({ by })
  }

  /** The other languages in which something waits; the one with the most that was just said comes first. */
  private waitingElsewhere() {
    return this.desk.others.value
      .filter(({ waiting }) => waiting > 0)
      .toSorted((a, b) => b.live - a.live || b.waiting - a.waiting)
  }

  private elsewhere() {
    const others = this.waitingElsewhere()
    if (others.length === 0) return nothing
    return html`<p class="row elsewhere">${others.map(({ lang, waiting, live }) => {
      const n =
        live > 0 ? msg("translating.elsewhereLive", { n: waiting, live }) : msg("translating.elsewhere", { n: waiting })
      return html`<button class="small" @click=${() => this.turnTo(lang)}>${msg("translating.intoLanguage", { language: languageName(lang) })} <span class="muted">${n}</span></button>`
    })}</p>`
  }

  private choice({ languages }: Workspace) {
    return html`<label class="field into"><span class="label">${msg("translating.into")}</span>
      <select @change=${this.chosen}>${languages.map(lang => html`<option value=${lang} ?selected=${lang === this.desk.lang.value}>${languageName(lang)}</option>`)}</select>
    </label>`
  }

  private progress() {
    const [waiting, done] = [this.desk.waiting.value, this.desk.done.value]
    const all = waiting + done
    if (all === 0) return nothing
    const words = msg("translating.progress", { done: number(done), all: number(all) })
    return html`<div class="progress"><span class="small muted">${words}</span>
      <progress max=${all} value=${done} aria-label=${words}></progress></div>`
  }

  private toSession({ id }: Session) {
    return html`<a href=${`/w/${this.slug}/s/${id}`}>${msg("outcomes.back")}</a>`
  }

  private empty({ sessions }: State, me: Me) {
    const language = languageName(this.desk.lang.value)
    const held = Object.values(sessions).find(isHeld)
    return html`<div class="card stack">
      <p>${msg("translating.none", { language })}</p>
      ${right(me.role, "translate what is said") === "own" ? html`<p class="muted">${msg("translating.ownOnly")}</p>` : nothing}
      <p><button class="small" @click=${this.follow}>${msg("translating.lookAgain")}</button></p>
      <p>${held ? this.toSession(held) : html`<a href=${`/w/${this.slug}`}>${msg("translating.back")}</a>`}</p>
    </div>`
  }

  private meta(state: State, text: TranslationWanted) {
    const name = namesThen(state)
    const by = list(text.authors.map(member => name(member, text.at)))
    const at = this.desk.at.value + 1
    return html`<header class="stack tight">
      <div class="row">
        ${text.urgency === "later" ? nothing : html`<span class=${`chip ${chips[text.urgency]}`}>${urgencyWords(text.urgency)}</span>`}
        <h2>${saidName(text.key)}</h2>
        <span class="muted small">${by ? `${by} · ` : nothing}${moment(text.at)}</span>
        <span class="muted small count">${msg("translating.place", { at: number(at), waiting: number(Math.max(this.desk.waiting.value, at)) })}</span>
      </div>
      ${placeShown(text.place, this.slug)}
    </header>`
  }

  private shown(state: State, workspace: Workspace, me: Me) {
    const now = this.desk.now.value
    if (now.state === "loading") return html`<plenary-page-skeleton .rows=${3}></plenary-page-skeleton>`
    if (now.state === "failed")
      return html`<div class="card stack" role="alert"><p>${failureText(now.failure)}</p>
        <p><button @click=${() => void this.desk.open(this.desk.lang.peek())}>${msg("problem.again")}</button></p></div>`
    const text = this.desk.text.value
    if (!text) return this.empty(state, me)
    const writer = text.translation ? namesThen(state)(text.translation.by, text.translation.at) : ""
    const at = this.desk.at.value
    return html`<article class="card stack desk">
      ${this.meta(state, text)}
      <plenary-translation-desk .text=${text} .into=${this.desk.lang.value} .draft=${this.draftOf(text)} .writer=${writer} .former=${at > 0} .later=${at < this.desk.texts.value.length - 1} .engine=${engineOf(workspace, this.live.engine.value)} .gone=${this.desk.gone.value.has(text.key)} .seen=${text.draft?.seen ?? ""} .machine=${this.keeper?.isMachine({ key: text.key, lang: this.desk.lang.value }, text.draft) ?? false} .saved=${savedWords(this.keeper?.stateOf({ key: text.key, lang: this.desk.lang.value }) ?? "rest")}
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
    const held = Object.values(state.sessions).find(isHeld)
    return html`<div class="page translations">
      <header class="stack tight">
        <p class="overline"><a href=${`/w/${this.slug}`} lang=${domLang(title.lang)}>${plain(workspace.title)}</a></p>
        <h1>${msg("translating.title")}</h1>
        <p class="muted lead">${right(me.role, "translate what is said") === "own" ? msg("translating.ownOnly") : msg("translating.lead")}</p>
        ${right(me.role, "translate what is said") === "own" ? nothing : html`<p class="small"><a href="/guide/interpreter">${msg("guide.readInterpreter")}</a></p>`}
        ${held ? html`<p class="small"><span class="chip live">${msg("session.live")}</span> ${this.toSession(held)}</p>` : nothing}
        <div class="row apart">${this.choice(workspace)} ${this.progress()}</div>
        ${this.elsewhere()}
      </header>
      ${this.shown(state, workspace, me)}
    </div>`
  }
}

const noDraft = { text: "", seen: "", base: 0, drafted: "person" as const, savedAt: 0 }

/** The language into which a reader translates at first: that of the page, if the panel has it. */
const own = ({ languages }: Workspace): Lang => languages.find(lang => lang === currentLang()) ?? languages[0] ?? "en"

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

const chips = { live: "live", round: "warn", paper: "" } as const

function urgencyWords(urgency: keyof typeof chips): string {
  switch (urgency) {
    case "live":
      return msg("translating.live")
    case "round":
      return msg("translating.round")
    case "paper":
      return msg("translating.paper")
    default:
      return urgency satisfies never
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-translations-page": TranslationsPage
  }
}
