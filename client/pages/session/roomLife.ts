import type { LitElement, ReactiveController } from "lit"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { ring } from "../../elements/session/kit/ring.ts"
import type { Scene } from "../../scene/scene.ts"
import { SessionStore } from "../../state/session/sessionStore.ts"
import { followTurn } from "../../state/session/turn.ts"
import { focused, isCaret } from "../frame/focus/focus.ts"
import { KeysHeld } from "../frame/focus/keysHeld.ts"
import { FollowSeat } from "./followSeat.ts"
import { tellWhatCame } from "./heard.ts"
import { following } from "./later/parts.ts"
import { guardPresses } from "./presses/pressGuard.ts"
import { listenToKeys } from "./presses/shortcuts.ts"
import { seeSilences } from "./seated/seeSilences.ts"
import { CaretHeld } from "./writing/caretHeld.ts"

/** The page of a session or topic. `observing` is true at the observers' address. */
export interface RoomPage extends LitElement {
  slug: string
  session: string | undefined
  topic: string | undefined
  observing: boolean
}

/**
 * Opens the store of a page's room when the page is connected, and closes the store when the page is disconnected. Also
 * starts and stops the page's helpers, which keep the caret and the focus in place, block unintended presses, announce
 * the reader's turn, and follow the reader's seat.
 */
export class RoomLife implements ReactiveController {
  room: SessionStore | null = null
  /** `?projector`: a large observers' view that follows the agenda */
  onWall = false
  followSeat: FollowSeat | null = null
  readonly #page: RoomPage
  #held: { drawn(): void; stop(): void }[] = []
  #stops: (() => void)[] = []
  #follows = false

  constructor(page: RoomPage) {
    this.#page = page
    page.addController(this)
  }

  hostConnected(): void {
    const page = this.#page
    const { slug, session, topic } = page
    this.onWall = new URLSearchParams(location.search).has("projector")
    if (this.onWall) page.observing = true
    document.documentElement.classList.toggle("wall", this.onWall)
    const place = { slug, ...(session ? { session } : {}), ...(topic ? { topic } : {}) }
    const room = new SessionStore(place, page.observing)
    this.room = room
    room.following.value = this.onWall
    room.isWriting = () => !this.onWall && isCaret(focused())
    this.#held = [new CaretHeld(page), new KeysHeld(page)]
    // A wall shows the observers' view, no matter who opened it.
    this.followSeat = session && !this.onWall ? new FollowSeat(page, room) : null
    this.#stops = [
      () => this.followSeat?.stop(),
      () => room.close(),
      () => document.documentElement.classList.remove("wall"),
      ...this.#held.map(one => () => one.stop()),
      guardPresses(page, { room }),
      followTurn(room.scene, ring),
      ...(this.onWall ? [] : [tellWhatCame(room), seeSilences(room)]),
      listenToKeys(page, help),
    ]
  }

  hostUpdated(): void {
    for (const one of this.#held) one.drawn()
  }

  hostDisconnected(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.#follows = false
  }

  /**
   * Starts following the chair in a live session. The chair's page sends the place that the chair looks at. The pages
   * of others may scroll to this place.
   */
  goAlong({ session }: Pick<Scene, "session">): void {
    if (!isHeld(session)) return
    const part = following.wanted()
    if (part.state !== "there" || this.#follows || !this.room) return
    this.#follows = true
    this.#stops.push(part.code.followChair(this.#page, this.room, this.onWall))
  }
}

function help(): void {
  import("./later/keys/keysHelp.ts").then(
    ({ showKeys }) => showKeys(),
    () => undefined,
  )
}
