import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { speakers } from "../../../../shared/rules/floor/queue.ts"
import { currentItem } from "../../../../shared/rules/readings/agenda.ts"
import { msg } from "../../../i18n/msg.ts"
import { turnName } from "../../../i18n/terms/floorTerms.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import styles from "./plenary-held-now.css?inline"
import "../agenda/plenary-city-clocks.ts"
import { minutesLeft } from "../../../../shared/rules/floor/clocks.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { sessionStyles } from "../kit/sheet.ts"

/**
 * The view of a live session for observers and a wall screen: the cities' clocks, the item's remaining time, and the
 * speakers.
 */
@customElement("plenary-held-now")
export class HeldNow extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now"> | null = null

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const scene = this.scene
    if (!scene || !isHeld(scene.session)) return nothing
    const { cities } = scene.session
    return html`<section>
      ${cities.length > 0 ? html`<plenary-city-clocks .cities=${cities} .now=${scene.now}></plenary-city-clocks>` : nothing}
      ${scene.session.state === "live" ? html`${left(scene)} ${speaker(scene)}` : nothing}
    </section>`
  }
}

function left(scene: ViewWith<"now">) {
  const item = currentItem(scene)
  const rest = item && minutesLeft(scene.session, item, scene.now)
  if (rest === null) return nothing
  return rest >= 0
    ? html`<span class="muted">${msg("timer.left", { minutes: rest })}</span>`
    : html`<span class="muted">${msg("timer.over", { minutes: -rest })}</span>`
}

/** The speaker and the next speaker, without names that may not be shown to this reader. */
function speaker({ session, state }: View) {
  const { speaking } = session.floor
  const name = speaking ? (state.members[speaking.member]?.name ?? "") : ""
  const next = speakers(session, state)[0]
  const nextName = next ? (state.members[next.member]?.name ?? "") : ""
  return html`${speaking && name ? html`<span class="who" role="status"><b>${msg("replay.floor", { name })}</b> <span class="muted">${turnName(speaking.turn)}</span></span>` : nothing}
    ${nextName ? html`<span><span class="muted">${msg("bar.nextSpeaker")}</span> ${nextName}</span>` : nothing}`
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-held-now": HeldNow
  }
}
