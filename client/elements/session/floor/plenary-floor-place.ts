import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { turnLeft } from "../../../../shared/rules/floor/budgets/turnLeft.ts"
import { speakers } from "../../../../shared/rules/floor/queue.ts"
import { right } from "../../../../shared/rules/policy.ts"
import type { Request } from "../../../acts/floor/floor.ts"
import { countdown } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import styles from "./plenary-floor-place.css?inline"
import "../../icons/plenary-icon.ts"
import { nameShown } from "../../shell/nameShown.ts"
import { clockOf } from "../budgets/clockOf.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { isPlea } from "./plea.ts"

/** The part of the bar about the floor: the speaker with the clock of their turn, and the next speaker. */
@customElement("plenary-floor-place")
export class FloorPlace extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now"> | null = null
  /** the time of the last request to speak slower */
  @property({ type: Number }) slower = 0
  /** whether the bar's main button already gives the floor to the next speaker */
  @property({ type: Boolean }) taken = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const scene = this.scene
    if (scene?.session.state !== "live") return nothing
    const list = speakers(scene.session, scene.state)
    const mine = list.findIndex(({ member }) => member === scene.me.member)
    return html`${this.#speaking(scene)} ${list[0] ? this.#next(scene, list[0]) : nothing}
      ${mine > 0 ? html`<b>${placeWords(mine + 1)}</b>` : nothing} ${this.#asking.trouble}`
  }

  #speaking({ session, state, me, now }: ViewWith<"now">) {
    const { speaking } = session.floor
    if (!speaking) return nothing
    const clock = turnLeft(state, session, now) ?? { ms: 0, side: null }
    const left = clock.ms
    const mine = speaking.member === me.member
    return html`<span><b>${mine ? msg("queue.now") : (state.members[speaking.member]?.name ?? "")}</b>
        <span class="clock ${left < 0 ? "over" : ""}"><plenary-icon name="clock"></plenary-icon> ${left < 0 ? "+" : ""}${countdown(Math.abs(left))}</span>
        <span class="small muted">${clockOf(state, clock)}</span></span>
      ${isPlea(this.slower, speaking, now) ? html`<b class="plea" role="alert">${msg("queue.slower")}</b>` : nothing}`
  }

  /** Renders the next speaker, or nothing if this reader may not see the name. */
  #next({ session, state, me }: View, request: Request) {
    const name = state.members[request.member]?.name ?? ""
    if (request.member === me.member) return html`<b>${msg("queue.next")}</b>`
    if (name === "") return nothing
    if (!this.taken && !session.floor.speaking && right(me.role, "move the agenda") === "yes")
      return html`<button ${this.#asking.presses({ kind: "give-floor", request, name })} class="quiet small" ?disabled=${this.#asking.busy}>${msg("act.giveFloor", { name })}</button>`
    return html`<span><span class="muted">${msg("bar.nextSpeaker")}</span> ${nameShown(name)}</span>`
  }
}

const placeWords = (n: number): string => msg("queue.place", { n })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-floor-place": FloorPlace
  }
}
