import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { repeat } from "lit/directives/repeat.js"
import { queueOrders } from "../../../../shared/model/terms.ts"
import { ordersFor, speakers, spokenUntil, turnSeconds } from "../../../../shared/rules/floor/queue.ts"
import { right } from "../../../../shared/rules/policy.ts"
import type { Request } from "../../../acts/floor/floor.ts"
import { countdown } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { queueOrderName, turnName } from "../../../i18n/terms/floorTerms.ts"
import { mayNow } from "../../../rules/offers/mayNow.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import "../../icons/plenary-icon.ts"
import { seatKeeps } from "../../../../shared/rules/people/seats/seatKeeps.ts"
import { optionSearch } from "../../forms/plenary-option-search.ts"
import { nameShown } from "../../shell/nameShown.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { floorSheet } from "./floorSheet.ts"
import { speakingNow } from "./speakingNow.ts"

/** The speaker and the queue. The moderator and the secretary also choose the queue's order and the next speaker. */
@customElement("plenary-speakers")
export class SpeakerList extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now"> | null = null
  /** the time of the last request to speak slower */
  @property({ type: Number }) slower = 0
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, floorSheet]

  override render() {
    const scene = this.scene
    if (!scene || (scene.session.state !== "live" && scene.session.state !== "paused")) return nothing
    const mayMove = right(scene.me.role, "move the agenda") === "yes"
    const waiting = speakers(scene.session, scene.state)
    return html`
      <div class="row head"><h2>${msg("queue.title")}</h2>${this.#order(scene, mayMove)}</div>
      ${speakingNow(scene, this.#asking, this.slower)}
      ${
        waiting.length === 0
          ? html`<p class="small muted">${msg("queue.empty")}</p>`
          : html`<ol>${repeat(
              waiting,
              ({ id }) => id,
              request => this.#waiting(scene, request, mayMove),
            )}</ol>`
      }
      ${mayNow(scene, "ask for the floor") ? this.#addOther(scene) : nothing} ${this.#times(scene)} ${this.#asking.trouble}
    `
  }

  #order({ session }: View, mayMove: boolean) {
    const { order } = session.floor
    if (!mayMove) return html`<span class="small muted apart">${queueOrderName(order)}</span>`
    return html`<select class="small apart" aria-label=${msg("queue.order")} @change=${(event: Event) => {
      const chosen = event.target instanceof HTMLSelectElement ? event.target.value : ""
      const wanted = queueOrders.find(one => one === chosen)
      if (wanted) void this.#asking.command("order-queue", { session: session.id, order: wanted })
    }}>
      ${ordersFor(session).map(one => html`<option value=${one} ?selected=${one === order}>${queueOrderName(one)}</option>`)}
    </select>`
  }

  #waiting(scene: ViewWith<"now">, request: Request, mayMove: boolean) {
    const { members } = scene.state
    const { id: session, floor, state } = scene.session
    const name = members[request.member]?.name ?? ""
    const spoken = spokenUntil(floor, request.member, scene.now)
    const mine = request.member === scene.me.member
    const give = {
      session,
      member: request.member,
      turn: request.turn,
      seconds: turnSeconds(request.turn, members),
      seen: floor.speaking?.member ?? null,
    }
    return html`<li class=${mine ? "mine" : ""}>
      <span class="who">${nameShown(name)}
        <span class="small ${request.turn === "point_of_order" ? "point" : "muted"}">${turnName(request.turn)}${spoken > 0 ? html` · ${countdown(spoken)}` : nothing}</span></span>
      ${
        mayMove && state === "live"
          ? html`<button ${this.#asking.sends("give-floor", give)} class="small" ?disabled=${this.#asking.busy} aria-label=${msg("act.giveFloor", { name })}>${msg("queue.give")}</button>`
          : nothing
      }
      ${
        mayNow(scene, "ask for the floor", mine)
          ? html`<button ${this.#asking.sends("withdraw-floor", { session, request: request.id })} class="quiet small" ?disabled=${this.#asking.busy} aria-label=${mine ? msg("queue.cancel") : msg("queue.remove", { name })}><plenary-icon name="close"></plenary-icon></button>`
          : nothing
      }
    </li>`
  }

  /**
   * A select that adds another member to the queue, for example a member who raised a hand in the room and has no
   * screen.
   */
  #addOther(scene: View) {
    const { floor, id: session } = scene.session
    const asked = new Set(floor.requests.map(({ member }) => member))
    const others = Object.values(scene.state.members).filter(
      one => one.name !== "" && seatKeeps.queue(one) && !asked.has(one.id),
    )
    return html`${optionSearch(others.length)}<select class="small" aria-label=${msg("queue.add")} .value=${""} @change=${(
      event: Event,
    ) => {
      if (!(event.target instanceof HTMLSelectElement) || event.target.value === "") return
      const member = others.find(({ id }) => id === (event.target instanceof HTMLSelectElement && event.target.value))
      event.target.value = ""
      if (member) void this.#asking.command("ask-floor", { session, member: member.id })
    }}>
      <option value="">${msg("queue.add")}…</option>
      ${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
    </select>`
  }

  #times(scene: ViewWith<"now">) {
    const { floor } = scene.session
    const times = Object.values(scene.state.members)
      .map(({ id, name }) => ({ name, time: spokenUntil(floor, id, scene.now) }))
      .filter(({ time }) => time > 0)
      .toSorted((a, b) => b.time - a.time)
    if (times.length === 0) return nothing
    return html`<details><summary>${msg("queue.times")}</summary>
      <dl>${times.map(({ name, time }) => html`<div><dt>${nameShown(name)}</dt><dd>${countdown(time)}</dd></div>`)}</dl></details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-speakers": SpeakerList
  }
}
