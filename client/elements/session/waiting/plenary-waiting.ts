import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { right } from "../../../../shared/rules/policy.ts"
import type { View } from "../../../scene/scene.ts"
import { sessionStyles } from "../kit/sheet.ts"
import "./plenary-practice.ts"
import "./plenary-readings.ts"

/** The waiting room of a session: the readings, and a practice form for members who will be asked. */
@customElement("plenary-waiting")
export class Waiting extends LitElement {
  @property({ attribute: false }) scene: View | null = null

  static override styles = [sessionStyles]

  override render() {
    const scene = this.scene
    if (scene?.session.state !== "scheduled") return nothing
    const { me, session, state } = scene
    const mayAdd = right(me.role, "schedule") === "yes"
    const shown = mayAdd || Object.keys(state.readings).length > 0
    return html`<div style="display: grid; gap: 1rem">
      ${shown ? html`<plenary-readings class="card" .state=${state} .me=${me} .session=${session.id} .mayAdd=${mayAdd} .by=${me.member ?? ""}></plenary-readings>` : nothing}
      ${right(me.role, "answer") === "no" ? nothing : html`<plenary-practice></plenary-practice>`}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-waiting": Waiting
  }
}
