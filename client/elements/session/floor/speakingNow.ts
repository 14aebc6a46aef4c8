import { html, nothing } from "lit"
import { turnLeft } from "../../../../shared/rules/floor/budgets/turnLeft.ts"
import { interpretationFactor } from "../../../../shared/rules/floor/queue.ts"
import { countdown } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { turnName } from "../../../i18n/terms/floorTerms.ts"
import { mayNow } from "../../../rules/offers/mayNow.ts"
import type { ViewWith } from "../../../scene/scene.ts"
import { nameShown } from "../../shell/nameShown.ts"
import { clockOf } from "../budgets/clockOf.ts"
import type { Asking } from "../kit/asking.ts"
import { isPlea } from "./plea.ts"

/** Fired when a reader wants the speaker to slow down. The page sends the request as a hint. */
export class SlowerWanted extends Event {
  constructor() {
    super("slower-wanted", { bubbles: true, composed: true })
  }
}

/** The speaker, the time that is left in their turn, and the limit of the turn. */
export function speakingNow(scene: ViewWith<"now">, asking: Asking, slower: number) {
  const { floor, id: session } = scene.session
  const { speaking } = floor
  if (!speaking) return nothing
  const name = scene.state.members[speaking.member]?.name ?? ""
  const mine = speaking.member === scene.me.member
  const clock = turnLeft(scene.state, scene.session, scene.now) ?? { ms: 0, side: null }
  const left = clock.ms
  const whose = clockOf(scene.state, clock)
  const factor = interpretationFactor(scene.state.members)
  return html`<div class="speaking ${left < 0 ? "over" : ""}">
    <div class="row">
      <span class="who"><b>${nameShown(name)}</b> <span class="small muted">${turnName(speaking.turn)}</span></span>
      <time class="apart" aria-label=${left < 0 ? msg("queue.over") : msg("queue.left")}>${left < 0 ? "+" : ""}${countdown(Math.abs(left))}</time>
    </div>
    <p class="small muted">${whose === "" ? nothing : html`${whose} · `}${limitWords(speaking.seconds)}${factor > 1 ? html` · ${msg("queue.factor", { factor })}` : nothing}</p>
    ${isPlea(slower, speaking, scene.now) ? html`<p class="plea" role="alert">${msg("queue.slower")}</p>` : nothing}
    <div class="row">
      ${mayNow(scene, "ask for the floor", mine) ? html`<button ${asking.sends("end-floor", { session, seen: speaking.member })} class="small" ?disabled=${asking.busy}>${mine ? msg("queue.finished") : msg("queue.end")}</button>` : nothing}
      ${mine ? nothing : html`<button class="quiet small" title=${msg("queue.slower")} @click=${(event: Event) => event.currentTarget?.dispatchEvent(new SlowerWanted())}>${msg("queue.slowerShort")}</button>`}
    </div>
  </div>`
}

const limitWords = (seconds: number): string => {
  const time = countdown(seconds * 1_000)
  return msg("queue.limit", { time })
}

declare global {
  interface HTMLElementEventMap {
    "slower-wanted": SlowerWanted
  }
}
