import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Act, DeskAct } from "../../../acts/act.ts"
import { labelOf } from "../../../acts/acts.ts"
import { localized } from "../../../i18n/localized.ts"
import type { View } from "../../../scene/scene.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-act-row.css?inline"

/** A row of buttons, one for each act. The page performs the acts. A refusal is shown below the row. */
@customElement("plenary-act-row")
@localized()
export class ActRow extends LitElement {
  @property({ attribute: false }) scene: View | null = null
  @property({ attribute: false }) acts: readonly (Act | DeskAct)[] = []
  @property({ type: Boolean }) quiet = false
  /** whether the connection to the server is cut, so that no act can be done */
  @property({ type: Boolean }) cut = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    if (this.acts.length === 0) return nothing
    return html`<div class="row">${this.acts.map(
      act =>
        html`<button ${this.#asking.presses(act)} class=${this.quiet ? "quiet small" : "small"} ?disabled=${this.cut || this.#asking.busy}>${labelOf(act)}</button>`,
    )}</div>
    ${this.#asking.trouble}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-act-row": ActRow
  }
}
