import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { type TurnKind, turnKinds } from "../../../../shared/model/terms.ts"
import { speakers } from "../../../../shared/rules/floor/queue.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { turnName } from "../../../i18n/terms/floorTerms.ts"
import { type FloorPart, floorPart } from "../../../rules/offers/floorActs.ts"
import type { View } from "../../../scene/scene.ts"
import styles from "./plenary-ask-floor.css?inline"
import "../../icons/plenary-icon.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"

/** A member's buttons for the floor: to ask for it, to withdraw the request, and to end their turn. */
@customElement("plenary-ask-floor")
@localized()
export class AskFloor extends LitElement {
  @property({ attribute: false }) scene: View | null = null
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const scene = this.scene
    const part = scene ? floorPart(scene) : null
    if (!scene || !part || part.kind === "none") return nothing
    return html`${this.#standing(scene, part)} ${this.#asking.trouble}`
  }

  #standing(scene: View, part: FloorPart) {
    const { id: session } = scene.session
    if (part.kind === "speaks")
      return html`<span class="now" role="status">${msg("queue.now")}</span>
        <button ${this.#asking.sends("end-floor", { session, seen: scene.me.member })} class="small" ?disabled=${this.#asking.busy}>${msg("queue.finished")}</button>`
    if (part.kind !== "waits") return this.#choices(session)
    const request = part.request.id
    const next = speakers(scene.session, scene.state)[0]?.id === request
    return html`${next ? html`<span class="now" role="status">${msg("queue.next")}</span>` : nothing}
      <button ${this.#asking.sends("withdraw-floor", { session, request })} class="small" ?disabled=${this.#asking.busy}>
        <plenary-icon name="hand"></plenary-icon><span class="words">${msg("queue.cancel")}</span></button>`
  }

  #choices(session: View["session"]["id"]) {
    const asks = (turn: TurnKind) => this.#asking.sends("ask-floor", { session, turn })
    return html`<button ${asks("contribution")} class="small outlined" ?disabled=${this.#asking.busy}>
        <plenary-icon name="hand"></plenary-icon><span class="words">${msg("queue.ask")}</span></button>
      <button class="quiet small kinds" popovertarget="kinds" aria-label=${msg("queue.kinds")}><span aria-hidden="true">▾</span></button>
      <div id="kinds" popover role="group" aria-label=${msg("queue.kinds")}>
        ${turnKinds.map((turn, n) => html`<button ${asks(turn)} class="quiet" ?autofocus=${n === 0} popovertarget="kinds" popovertargetaction="hide">${turnName(turn)}</button>`)}
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-ask-floor": AskFloor
  }
}
