import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import { Asking } from "../../elements/session/kit/asking.ts"
import { sessionStyles } from "../../elements/session/kit/sheet.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { returnReasonOf } from "../../state/fetched/records/returnReason.ts"
import styles from "./plenary-return-reason.css?inline"

/**
 * The reason that a chair gave to the other chair for returning a declaration. Only the chairs can read it until one of
 * them publishes it.
 */
@customElement("plenary-return-reason")
export class ReturnReasonShown extends Watching(LitElement) {
  @property({ attribute: false }) record: RecordRow | null = null
  /** True if this reader may publish the reason. */
  @property({ type: Boolean }) publishes = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { record } = this
    if (!record) return nothing
    const now = returnReasonOf(record.id).now.value
    if (now.state !== "ready" || now.value.reason === "") return nothing
    return html`<section aria-label=${msg("return.why")}>
      <p class="small muted">${msg("return.chairsOnly")}</p>
      <blockquote>${now.value.reason}</blockquote>
      ${
        this.publishes
          ? html`<div class="row"><button class="quiet small" ?disabled=${this.#asking.busy} @click=${() => this.#asking.command("publish-return-reason", { record: record.id })}>${msg("return.publish")}</button></div>`
          : nothing
      }
      ${this.#asking.trouble}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-return-reason": ReturnReasonShown
  }
}
