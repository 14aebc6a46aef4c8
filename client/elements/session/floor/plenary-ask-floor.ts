import { localized, msg } from "@lit/localize"
import { css, html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { type TurnKind, turnKinds } from "../../../../shared/model/terms.ts"
import { speakers } from "../../../../shared/rules/floor/queue.ts"
import type { Scene } from "../../../../shared/rules/nextAction/scene.ts"
import { type FloorPart, floorPart } from "../../../../shared/rules/offers/floorActs.ts"
import { turnName } from "../../../i18n/floorTerms.ts"
import "../../icons/plenary-icon.ts"
import { Asking } from "../kit/asking.ts"
import { sheet } from "../kit/sheet.ts"

/** Everyone's way to the list of speakers, and where one stands on it. */
@customElement("plenary-ask-floor")
@localized()
export class AskFloor extends LitElement {
  @property({ attribute: false }) scene: Scene | null = null
  readonly #asking = new Asking(this)

  static override styles = [
    sheet,
    css`
      :host { display: flex; align-items: center; gap: 0.35rem; white-space: nowrap; }
      button { white-space: nowrap; }
      .kinds { padding-inline: 0.4rem; }
      .now { color: var(--accent); font-weight: 600; }
      #kinds { position: fixed; inset: 3.5rem 1.25rem auto auto; margin: 0; min-width: 12rem; padding: 0.35rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); color: var(--ink); box-shadow: var(--shadow-raised); }
      #kinds button { display: flex; width: 100%; justify-content: flex-start; color: var(--ink); }
      .trouble { position: fixed; inset: 4rem 1.25rem auto auto; z-index: 40; background: var(--surface); box-shadow: var(--shadow-raised); }
      @media (width < 900px) { :is(.words, .now) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } button { flex: 0 1 auto; padding-inline: 0.6rem; white-space: normal; word-break: keep-all; } }
    `,
  ]

  override render() {
    const scene = this.scene
    const part = scene ? floorPart(scene) : null
    if (!scene || !part || part.is === "none") return nothing
    return html`${this.#standing(scene, part)} ${this.#asking.trouble}`
  }

  #standing(scene: Scene, part: FloorPart) {
    const { floor, id: session } = scene.session
    if (part.is === "speaks")
      return html`<span class="now" role="status">${msg("You have the floor", { id: "queue.now" })}</span>
        <button ${this.#asking.sends("end-floor", { session })} class="small" ?disabled=${this.#asking.busy}>${msg("I have finished", { id: "queue.finished" })}</button>`
    if (part.is !== "waits") return this.#choices(session)
    const request = part.request.id
    const next = speakers(floor, scene.state.members)[0]?.id === request
    return html`${next ? html`<span class="now" role="status">${msg("You are next", { id: "queue.next" })}</span>` : nothing}
      <button ${this.#asking.sends("withdraw-floor", { session, request })} class="small" ?disabled=${this.#asking.busy}>
        <plenary-icon name="hand"></plenary-icon><span class="words">${msg("Cancel request", { id: "queue.cancel" })}</span></button>`
  }

  #choices(session: Scene["session"]["id"]) {
    const asks = (turn: TurnKind) => this.#asking.sends("ask-floor", { session, turn })
    return html`<button ${asks("contribution")} class="small outlined" ?disabled=${this.#asking.busy}>
        <plenary-icon name="hand"></plenary-icon><span class="words">${msg("Ask for the floor", { id: "queue.ask" })}</span></button>
      <button class="quiet small kinds" popovertarget="kinds" aria-label=${msg("Ask for another kind of turn", { id: "queue.kinds" })}><span aria-hidden="true">▾</span></button>
      <div id="kinds" popover role="group" aria-label=${msg("Ask for another kind of turn", { id: "queue.kinds" })}>
        ${turnKinds.map((turn, n) => html`<button ${asks(turn)} class="quiet" ?autofocus=${n === 0} popovertarget="kinds" popovertargetaction="hide">${turnName(turn)}</button>`)}
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-ask-floor": AskFloor
  }
}
