import { signal } from "@preact/signals-core"
import type { ReactiveController } from "lit"
import type { Answered } from "../../../shared/contract/live.ts"
import type { Wanted } from "../../acts/act.ts"
import type { CommandWanted } from "../../elements/session/kit/commandWanted.ts"
import type { BallotWanted } from "../../elements/session/round/ballotWanted.ts"
import { type PersonAsked, placeAsked } from "../../rules/asked.ts"
import { onThisPage, type Performed } from "../../scene/stage.ts"
import { go } from "../../state/page/router.ts"
import type { SessionStore } from "../../state/session/sessionStore.ts"
import { answerOriginal } from "../frame/answerOriginal.ts"
import { acting } from "./later/parts.ts"
import { listenToNote } from "./noteRequests.ts"
import { bringTo, bringToThread } from "./presses/bringTo.ts"
import type { RoomLife, RoomPage } from "./roomLife.ts"
import { OnTop } from "./writing/onTop.ts"

/** Handles the events with which the elements of a page request acts, and performs the acts in the page's room. */
export class RoomActs implements ReactiveController {
  /** True if the server no longer has a part of this page's code. */
  readonly outdated = signal(false)
  readonly onTop: OnTop
  readonly #page: RoomPage
  readonly #life: RoomLife
  #end = new AbortController()

  constructor(page: RoomPage, life: RoomLife) {
    this.#page = page
    this.#life = life
    this.onTop = new OnTop(page)
    page.addController(this)
  }

  get #room(): SessionStore | null {
    return this.#life.room
  }

  hostConnected(): void {
    this.#end = new AbortController()
    const { signal } = this.#end
    const page = this.#page
    page.addEventListener(
      "ballot-wanted",
      (event: BallotWanted) => {
        event.answer = this.#room?.own.takeBallot(event.round) ?? null
      },
      { signal },
    )
    page.addEventListener(
      "command-wanted",
      event => {
        event.answer = this.#send(event)
      },
      { signal },
    )
    page.addEventListener(
      "act-wanted",
      event => {
        event.answer = this.#act(event.act)
      },
      { signal },
    )
    page.addEventListener("original-wanted", event => this.#room && answerOriginal(event, this.#room.live), { signal })
    page.addEventListener("asked-wanted", ({ asked }) => this.#showAsked(asked), { signal })
    page.addEventListener("slower-wanted", () => this.#room?.live.slower(this.#room.session.peek().id), { signal })
    page.addEventListener("topic-chosen", ({ topic }) => this.#room?.show(topic), { signal })
    page.addEventListener("retry-wanted", ({ id }) => void this.#room?.live.outbox.retry(id), { signal })
    listenToNote(
      page,
      {
        room: () => this.#room,
        act: act => void this.#act(act),
        show: thread => this.#showThread(thread),
      },
      signal,
    )
  }

  hostDisconnected(): void {
    this.#end.abort()
  }

  #showThread(thread: string): void {
    const room = this.#room
    if (!room) return
    room.thread.value = thread
    room.tab.value = "discussion"
    void bringToThread(this.#page, thread)
  }

  #send(event: CommandWanted): Promise<Answered> | null {
    const room = this.#room
    if (!room) return null
    const sent = isAnswer(event) ? room.own.send(event.body) : room.live.send(event.kind, event.body)
    return bringsToTop.has(event.kind) ? this.onTop.after(sent) : sent
  }

  #act(act: Wanted): Promise<Performed> | null {
    const room = this.#room
    if (!room) return null
    if (acting.code?.asksFirst(act)) {
      void this.#ask(act)
      return null
    }
    return this.#perform(act, room)
  }

  async #perform(act: Wanted, room: SessionStore): Promise<Performed> {
    const code = await acting.arrived()
    if (!code) return outOfDate
    if (code.asksFirst(act)) {
      await this.#ask(act)
      return onThisPage
    }
    const stage = code.stageOf(this.#page, this.#page.slug, room)
    const done = code.perform(act, stage, again => void this.#ask(again))
    return code.leadsToResult(act) ? this.onTop.after(done) : done
  }

  /** Opens the act's dialog. Its code is imported for the first act that has a form. */
  async #ask(act: Wanted): Promise<void> {
    await import("../../elements/session/dialog/plenary-act-dialog.ts").then(
      () => this.#page.querySelector("plenary-act-dialog")?.ask(act),
      () => {
        this.outdated.value = navigator.onLine
      },
    )
  }

  #showAsked(asked: PersonAsked): void {
    const [page, room] = [this.#page, this.#room]
    if (!room) return
    if (asked.kind === "confirm")
      return void acting.arrived().then(code => code?.stageOf(page, page.slug, room).confirm(asked.record))
    if (asked.kind === "consent")
      return void this.#act({ kind: "confirm-proposal", proposal: asked.proposal, name: asked.name })
    if (asked.kind === "batch") return go(`/w/${page.slug}/b/${asked.batch}`)
    if (asked.kind === "minutes") return void this.#act({ kind: "read-minutes" })
    room.tab.value = "note"
    const { topic } = placeAsked(asked)
    if (topic && room.topic.peek() !== topic) room.show(topic)
    const there = topic ? room.live.shown.arrived(topic) : Promise.resolve()
    void there.then(() => page.updateComplete).then(() => bringTo(page, asked))
  }
}

const bringsToTop: ReadonlySet<string> = new Set(["declare-record", "open-round", "close-and-show"])
const outOfDate: Answered = { ok: false, refusal: { code: "unknown-command", params: {} } }
const isAnswer = (event: CommandWanted): event is CommandWanted<"answer-round"> => event.kind === "answer-round"
