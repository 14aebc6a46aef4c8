import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { isActive, isElector } from "../../../../shared/rules/readings/members.ts"
import { electorateOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import { needed } from "../../../../shared/rules/round/fraction.ts"
import { list } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { personName } from "../../../i18n/names.ts"
import { sharedText } from "../../../i18n/terms/sharedSeat.ts"
import { reading } from "../../../i18n/texts.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-quorum.css?inline"

/** Shows how many electors of each side are present. A side's chip is green once the side's quorum is met. */
@customElement("plenary-quorum")
export class QuorumChips extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"present"> | null = null

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const scene = this.scene
    if (!scene) return html``
    const sides = scene.state.sides.length > 0 ? scene.state.sides : [null]
    return html`<ul>${sides.map(side => this.#chip(scene, side))}</ul>${[...scene.state.sides, null].map(side => this.#absent(scene, side))}${this.#electorate(scene)}`
  }

  /** The names of the panelists whom a round will ask, for everybody to read before a round opens (DOMAIN E5). */
  #electorate({ state }: View) {
    const named = Object.values(state.members).filter(({ name }) => name !== "")
    const electors = named.filter(isElector)
    // An elector whose name was erased still counts.
    const count = electorateOf(state).length
    const waiting = named.filter(one => one.role === "panelist" && isActive(one) && one.unconfirmed !== undefined)
    if (count === 0 && waiting.length === 0) return nothing
    const names = list(
      electors.map(one => (one.alternateOf ? `${personName(one)} (${sharedText(state, one)})` : personName(one))),
    )
    const others = list(waiting.map(personName))
    return html`<details>
      <summary>${msg("electorate.count", { count })}</summary>
      <p class="small">${names}</p>
      ${others ? html`<p class="small muted">${msg("electorate.waiting", { others })}</p>` : nothing}
    </details>`
  }

  /** The names of absent electors by side, in a live session, so that somebody can call these electors in. */
  #absent({ state, session, present }: ViewWith<"present">, side: View["state"]["sides"][number] | null) {
    if (!isHeld(session)) return nothing
    const names = electorateOf(state)
      .filter(elector => elector.side === (side?.id ?? null) && !present.includes(elector.member))
      .map(({ member }) => state.members[member]?.name ?? "")
    if (names.length === 0) return nothing
    const all = list(names)
    return html`<p class="small muted">${side ? html`<b>${side.mark}</b> ` : nothing}${msg("quorum.absent", { names: all })}</p>`
  }

  #chip({ state, present }: ViewWith<"present">, side: View["state"]["sides"][number] | null) {
    const seats = electorateOf(state).filter(elector => side === null || elector.side === side.id)
    const here = seats.filter(({ member }) => present.includes(member)).length
    const rule = state.workspace?.rule
    const share = side ? rule?.sideQuorum : rule?.quorum
    const more = share ? Math.max(0, needed(seats.length, share) - here) : 0
    const met = more === 0 && seats.length > 0
    const name = side ? reading(side.title).text : msg("quorum.panel")
    const help = met ? msg("quorum.met") : msg("quorum.missing", { name, more })
    return html`<li class="chip ${met ? "good" : "warn"}" title=${help}>
      ${side ? side.mark : name} ${here}/${seats.length} <span aria-hidden="true">${met ? "✓" : "…"}</span>
      <span class="unseen">${help}</span>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-quorum": QuorumChips
  }
}
