import { signal } from "@preact/signals-core"
import { html, LitElement, nothing, type TemplateResult } from "lit"
import { customElement, property, query } from "lit/decorators.js"
import type { Answered } from "../../../shared/contract/live.ts"
import { isLang } from "../../../shared/model/terms.ts"
import { findTopic } from "../../../shared/rules/readings/rows.ts"
import type { Wanted } from "../../acts/act.ts"
import type { Scene } from "../../acts/scene.ts"
import { type PersonAsked, placeAsked } from "../../rules/asked.ts"
import { ownNotices } from "../frame/ownNotices.ts"
import "../../elements/session/bar/plenary-foot-bar.ts"
import type { ActDialog } from "../../elements/session/dialog/plenary-act-dialog.ts"
import type { CommandWanted } from "../../elements/session/kit/commandWanted.ts"
import type { BallotWanted } from "../../elements/session/round/ballotWanted.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { plain } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { LazyModule } from "../../state/loading/lazyModule.ts"
import { whenQuiet } from "../../state/loading/whenQuiet.ts"
import { seatLang } from "../../state/preferences.ts"
import { pageTitle } from "../../state/title.ts"
import "../problem/plenary-problem-view.ts"
import { ring } from "../../elements/session/kit/ring.ts"
import { SessionStore } from "../../state/session/sessionStore.ts"
import { followTurn } from "../../state/session/turn.ts"
import { focused, isCaret } from "../frame/focus.ts"
import { KeysHeld } from "../frame/keysHeld.ts"
import { bellLine } from "./bellLine.ts"
import { FollowSeat } from "./followSeat.ts"
import { tellWhatCame } from "./heard.ts"
import { acting, following, partsAhead, partsShown } from "./later/parts.ts"
import { listenToNote } from "./noteRequests.ts"
import { roomHeader, roomNotices } from "./parts/roomHeader.ts"
import { bringTo, bringToThread } from "./presses/bringTo.ts"
import { guardPresses } from "./presses/pressGuard.ts"
import { listenToKeys } from "./presses/shortcuts.ts"
import { CaretHeld } from "./writing/caretHeld.ts"
import { OnTop } from "./writing/onTop.ts"
import { stayedLine } from "./writing/stayedLine.ts"
import { unsentWords } from "./writing/unsentWords.ts"
import "./session.css"
import { isHeld } from "../../../shared/rules/floor/held.ts"

/** The code that only a seat needs: fetched when there is one, never by an observer's page. */
const seat = new LazyModule(() => import("./seated/seatedRoom.ts"))
/** And the code that no seat needs. */
const gallery = new LazyModule(() => import("./observerRoom.ts"))

/** And that of a wall, where nothing is pressed. */
const wall = new LazyModule(() => import("./wall/wallRoom.ts"))

const isReader = ({ me }: Scene): boolean => me.role === "observer" || me.role === "public"

const skeleton = html`<main id="main" class="page" tabindex="-1"><plenary-page-skeleton></plenary-page-skeleton></main>`

/** The live room of a session; without `session`, one topic outside of any. Light DOM for the editor's sake. */
@customElement("plenary-session-page")
export class SessionPage extends Watching(LitElement) {
  @property() slug = ""
  @property() session: string | undefined
  @property() topic: string | undefined
  @property({ type: Boolean }) observing = false
  @query("plenary-act-dialog") private dialog!: ActDialog | null
  private room: SessionStore | null = null
  /** `?projector`: what observers see, large, following the agenda */
  private onWall = false
  /** a part of this page is no longer on the server */
  private readonly outdated = signal(false)
  /** the room has been painted: from then on what comes later is added to it */
  private stands = false
  private readonly onTop = new OnTop(this)
  private followSeat: FollowSeat | null = null
  private caret: CaretHeld | null = null
  private keys: KeysHeld | null = null
  private unlisten: (() => void) | null = null
  private unguard: (() => void) | null = null
  private unturn: (() => void) | null = null
  private untell: (() => void) | null = null
  private unfollow: (() => void) | null = null

  protected override createRenderRoot() {
    return this
  }

  constructor() {
    super()
    this.addEventListener("ballot-wanted", (event: BallotWanted) => {
      event.answer = this.room?.takeBallot(event.round) ?? null
    })
    this.addEventListener("command-wanted", event => {
      event.answer = this.send(event)
    })
    this.addEventListener("act-wanted", event => {
      event.answer = this.act(event.act)
    })
    this.addEventListener("asked-wanted", ({ asked }) => this.showAsked(asked))
    this.addEventListener("slower-wanted", () => this.room?.live.slower(this.room.session.peek().id))
    this.addEventListener("topic-chosen", ({ topic }) => this.room?.show(topic))
    this.addEventListener("retry-wanted", ({ id }) => void this.room?.live.outbox.retry(id))
    listenToNote(this, {
      room: () => this.room,
      act: act => void this.act(act),
      show: thread => this.showThread(thread),
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const { slug, session, topic } = this
    this.onWall = new URLSearchParams(location.search).has("projector")
    if (this.onWall) this.observing = true
    document.documentElement.classList.toggle("wall", this.onWall)
    this.room = new SessionStore({ slug, ...(session ? { session } : {}), ...(topic ? { topic } : {}) }, this.observing)
    this.room.following.value = this.onWall
    this.room.isWriting = () => !this.onWall && isCaret(focused())
    this.caret = new CaretHeld(this)
    this.keys = new KeysHeld(this)
    this.unguard = guardPresses(this, { room: this.room })
    this.unturn = followTurn(this.room.scene, ring)
    if (!this.onWall) this.untell = tellWhatCame(this.room)
    // a wall shows what observers see, whoever opened it
    if (session && !this.onWall) this.followSeat = new FollowSeat(this, this.room)
    this.unlisten = listenToKeys(this, () => {
      import("./later/keysHelp.ts").then(
        ({ showKeys }) => showKeys(),
        () => undefined,
      )
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.followSeat?.stop()
    this.room?.close()
    document.documentElement.classList.remove("wall")
    this.caret?.stop()
    this.keys?.stop()
    this.unguard?.()
    this.unturn?.()
    this.untell?.()
    this.unlisten?.()
    this.unfollow?.()
    this.unfollow = null
  }

  protected override updated(): void {
    this.caret?.drawn()
    this.keys?.drawn()
  }

  protected override render() {
    const { room } = this
    if (!room) return nothing
    const connection = room.live.connection.value
    if (connection.at === "revoked")
      return html`<main id="main" tabindex="-1"><plenary-problem-view .problem=${{ what: "revoked" as const, ended: connection.ended, unsent: unsentWords(room) }}></plenary-problem-view></main>`
    const loaded = room.live.room.value
    if (loaded.at === "failed")
      return html`<main id="main" tabindex="-1"><plenary-problem-view .problem=${{ what: "failed" as const, failure: loaded.failure, again: () => void room.live.open() }}></plenary-problem-view></main>`
    const scene = room.scene.value
    if (!scene) return skeleton
    this.greet(room, scene)
    return this.inside(room, scene)
  }

  private inside(room: SessionStore, scene: Scene) {
    const now = this.onWall ? wall.wanted() : isReader(scene) ? gallery.wanted() : seat.wanted()
    switch (now.at) {
      case "there":
        return this.open(room, scene, now.code.inside(room, scene, `/w/${this.slug}`))
      case "missing":
        return html`<main id="main" tabindex="-1"><plenary-problem-view .problem=${{ what: "new-version" as const }}></plenary-problem-view></main>`
      case "away":
      case "coming":
        return skeleton
    }
  }

  private greet(room: SessionStore, scene: Scene): void {
    const topic = findTopic(scene.state, this.topic)
    pageTitle.value = plain(scene.session.title) || plain(topic?.title ?? scene.state.workspace?.title ?? {})
    // who reads without a seat has no language of a seat either
    const me = room.live.me.value
    seatLang.value = me?.member && isLang(me.lang) ? me.lang : null
  }

  private open(room: SessionStore, scene: Scene, parts: TemplateResult) {
    const seated = !isReader(scene)
    const codes = partsShown({ scene, tab: room.tab.value, seated }).map(part => part.wanted().at)
    if (!this.stands && codes.some(at => at === "away" || at === "coming")) return skeleton
    this.stand(seated)
    this.goAlong(room, scene)
    this.onTop.look(scene)
    const outdated = this.outdated.value || codes.includes("missing")
    if (this.onWall) return html`<div class="room on-wall">${roomNotices(room, outdated)} ${parts}</div>`
    return html`<div class="room ${isReader(scene) ? "observing" : ""}" data-tab=${room.tab.value}>
      ${roomHeader(room, scene, this.slug)} ${roomNotices(room, outdated, this.own(room, scene))} ${parts}
      <div class="room-bar" data-region tabindex="-1"><plenary-foot-bar .scene=${scene} .cockpit=${acting.code?.cockpit ?? null} .slower=${room.live.hints.value.slower}></plenary-foot-bar></div>
      <plenary-act-dialog .scene=${scene}></plenary-act-dialog>
    </div>`
  }

  private own(room: SessionStore, scene: Scene) {
    const me = room.live.me.value
    return me
      ? [
          stayedLine(room, scene),
          bellLine(scene),
          this.followSeat?.line(),
          ownNotices(room.live, this.slug, scene.state, me),
        ]
      : nothing
  }

  /** While a session runs its chair leads, and whoever wants to follows. */
  private goAlong(room: SessionStore, { session }: Scene): void {
    if (!isHeld(session)) return
    const part = following.wanted()
    if (part.at === "there") this.unfollow ??= part.code.followChair(this, room, this.onWall)
  }

  private stand(seated: boolean): void {
    if (this.stands) return
    this.stands = true
    whenQuiet(() => {
      for (const part of partsAhead(seated)) void part.ahead()
    })
  }

  private showThread(thread: string): void {
    if (!this.room) return
    this.room.thread.value = thread
    this.room.tab.value = "discussion"
    void bringToThread(this, thread)
  }

  private send(event: CommandWanted): Promise<Answered> | null {
    const { room } = this
    if (!room) return null
    const sent = isAnswer(event) ? room.answer(event.body) : room.send(event.kind, event.body)
    return bringsToTop.has(event.kind) ? this.onTop.after(sent) : sent
  }

  private act(act: Wanted): Promise<Answered> | null {
    const { room } = this
    if (!room) return null
    if (acting.code?.asksFirst(act)) {
      void this.ask(act)
      return null
    }
    return this.perform(act, room)
  }

  private async perform(act: Wanted, room: SessionStore): Promise<Answered> {
    const code = await acting.arrived()
    if (!code) return outOfDate
    if (code.asksFirst(act)) {
      await this.ask(act)
      return seen
    }
    const done = code.perform(act, code.stageOf(this, this.slug, room), again => void this.ask(again))
    return code.leadsToResult(act) ? this.onTop.after(done) : done
  }

  /** The dialog's code comes with the first act that asks something. */
  private async ask(act: Wanted): Promise<void> {
    await import("../../elements/session/dialog/plenary-act-dialog.ts").then(
      () => this.dialog?.ask(act),
      () => {
        this.outdated.value = navigator.onLine
      },
    )
  }

  private showAsked(asked: PersonAsked): void {
    const { room } = this
    if (!room) return
    if (asked.ask === "confirm")
      return void acting.arrived().then(code => code?.stageOf(this, this.slug, room).confirm(asked.record))
    if (asked.ask === "consent")
      return void this.act({ do: "confirm-proposal", proposal: asked.proposal, name: asked.name })
    if (asked.ask === "minutes") return void this.act({ do: "read-minutes" })
    room.tab.value = "note"
    const { topic } = placeAsked(asked)
    if (topic && room.topic.peek() !== topic) room.show(topic)
    const there = topic ? room.live.shown.arrived(topic) : Promise.resolve()
    void there.then(() => this.updateComplete).then(() => bringTo(this, asked))
  }
}

const bringsToTop: ReadonlySet<string> = new Set(["declare-record", "open-round", "close-and-show"])
/** An act of this page alone: nothing was sent. */
const seen: Answered = { ok: true, seq: 0, made: {} }
const outOfDate: Answered = { ok: false, refusal: { code: "unknown-command", params: {} } }
const isAnswer = (event: CommandWanted): event is CommandWanted<"answer-round"> => event.kind === "answer-round"

declare global {
  interface HTMLElementTagNameMap {
    "plenary-session-page": SessionPage
  }
}
