import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { live } from "lit/directives/live.js"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { seatKeeps } from "../../../../shared/rules/people/seats/seatKeeps.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { msg } from "../../../i18n/msg.ts"
import { personName } from "../../../i18n/names.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import { nameShown } from "../../shell/nameShown.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-attendance.css?inline"

/**
 * Lets the secretary tick members who are in the room without a screen. Members who are connected are recorded as
 * present automatically.
 */
@customElement("plenary-attendance")
export class AttendanceTicks extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"present"> | null = null
  readonly #asking = new Asking(this)
  /** the ticks that the log does not contain yet; the page shows them before the server has answered */
  readonly #wanted = new Map<string, boolean>()

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const scene = this.scene
    const held = scene !== null && isHeld(scene.session)
    if (!scene || !held || right(scene.me.role, "move the agenda") !== "yes") return nothing
    // Leaves out seats without a name, because nobody has been invited to these seats yet.
    const panel = Object.values(scene.state.members).filter(one => one.name !== "" && seatKeeps.presence(one))
    return html`<details><summary>${msg("attendance.title")}</summary>
      <ul>${panel.map(member => this.#line(scene, member))}</ul>
      ${this.#asking.trouble}
    </details>`
  }

  #line({ session, present }: ViewWith<"present">, member: Member) {
    const { id } = member
    const here = present.includes(id)
    if (this.#wanted.get(id) === here) this.#wanted.delete(id)
    const shown = this.#wanted.get(id) ?? here
    const ticked = session.attendance.some(span => span.member === id && span.to === null && span.ticked)
    return html`<li><label>
      <input type="checkbox" .checked=${live(shown)} ?disabled=${(here && !ticked) || this.#asking.busy}
        @change=${() => void this.#tick(session.id, id, !shown)} />
      <span>${nameShown(personName(member))} ${here && !ticked ? html`<span class="small muted">${msg("attendance.connected")}</span>` : nothing}</span>
    </label></li>`
  }

  async #tick(session: View["session"]["id"], member: Member["id"], here: boolean): Promise<void> {
    this.#wanted.set(member, here)
    if (await this.#asking.command("tick-attendance", { session, member, here })) return
    this.#wanted.delete(member)
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-attendance": AttendanceTicks
  }
}
