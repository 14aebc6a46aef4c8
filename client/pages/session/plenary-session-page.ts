import { html, LitElement, nothing, type TemplateResult } from "lit"
import { customElement, property } from "lit/decorators.js"
import { ActWanted } from "../../elements/session/kit/actWanted.ts"
import type { Scene } from "../../scene/scene.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import { Watching } from "../../signals/watching.ts"
import { LazyModule } from "../../state/loading/lazyModule.ts"
import { whenQuiet } from "../../state/loading/whenQuiet.ts"
import type { SessionStore } from "../../state/session/sessionStore.ts"
import { restored, takeRestoring } from "../../state/session/versions/restoring.ts"
import { partsAhead, partsShown } from "./later/parts.ts"
import { RoomActs } from "./roomActs.ts"
import { greet, isReader, problemPage, roomFrame, roomTrouble } from "./roomFrame.ts"
import { RoomLife } from "./roomLife.ts"
import "./session.css"

/** The code that only a member's page needs. An observer's page never imports it. */
const seat = new LazyModule(() => import("./seated/seatedRoom.ts"))
/** The code of the observers' room. */
const gallery = new LazyModule(() => import("./observerRoom.ts"))
/** The code of a wall, which has no buttons. */
const wall = new LazyModule(() => import("./wall/wallRoom.ts"))

const skeleton = html`<main id="main" class="page" tabindex="-1"><plenary-page-skeleton></plenary-page-skeleton></main>`

/**
 * The live room of a session. If `session` is missing, the room shows one topic outside any session. It renders into
 * light DOM, because the editor fails in a shadow root.
 */
@customElement("plenary-session-page")
export class SessionPage extends Watching(LitElement) {
  @property() slug = ""
  @property() session: string | undefined
  @property() topic: string | undefined
  @property({ type: Boolean }) observing = false
  private readonly life = new RoomLife(this)
  private readonly acts = new RoomActs(this, this.life)
  /** True if the room has been shown. The room then stays visible while more code is imported. */
  private stands = false

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { room } = this.life
    if (!room) return nothing
    const trouble = roomTrouble(room)
    if (trouble) return trouble
    const scene = room.scene.value
    if (!scene) return skeleton
    greet(room, scene, this.topic)
    return this.inside(room, scene)
  }

  private inside(room: SessionStore, scene: Scene) {
    const now = this.life.onWall ? wall.wanted() : isReader(scene) ? gallery.wanted() : seat.wanted()
    switch (now.state) {
      case "there":
        return this.open(room, scene, now.code.inside(room, scene, `/w/${this.slug}`))
      case "missing":
        return problemPage({ kind: "new-version" })
      case "away":
      case "coming":
        return skeleton
    }
  }

  private open(room: SessionStore, scene: Scene, parts: TemplateResult) {
    const { life, acts, slug } = this
    const seated = !isReader(scene)
    const codes = partsShown({ scene, tab: room.tab.value, seated }).map(part => part.wanted().state)
    if (!this.stands && codes.some(at => at === "away" || at === "coming")) return skeleton
    this.stand(seated)
    life.goAlong(scene)
    acts.onTop.look(scene)
    const outdated = acts.outdated.value || codes.includes("missing")
    return roomFrame(room, scene, parts, { slug, outdated, onWall: life.onWall, seat: life.followSeat })
  }

  /** Shows the passage that the address names after "#". An address of the record page that begins a text is not one. */
  private async showAddressed(): Promise<void> {
    const { hash } = location
    const { room } = this.life
    if (!room || hash === "" || hash.startsWith("#amend-")) return
    await this.updateComplete
    const code = await import("./later/addressed.ts").catch(() => null)
    await code?.showAddressed(this, room, hash)
  }

  /** Restores the version of the note for which the person has asked on the page of its versions. */
  private async restore(): Promise<void> {
    const wanted = takeRestoring(this.topic)
    if (!wanted) return
    await this.updateComplete
    const act = new ActWanted({ kind: "restore-note", ...wanted })
    this.dispatchEvent(act)
    const answered = await act.answer
    if (answered?.ok === false) restored.value = { refusal: answered.refusal }
    else if (!answered || "onPage" in answered) restored.value = "same"
    else restored.value = this.querySelector("plenary-note .note-empty") ? "empty" : "done"
  }

  private stand(seated: boolean): void {
    if (this.stands) return
    this.stands = true
    void this.showAddressed()
    if (seated) void this.restore()
    whenQuiet(() => {
      for (const part of partsAhead(seated)) void part.ahead()
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-session-page": SessionPage
  }
}
