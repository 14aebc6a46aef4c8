import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { personName } from "../../../i18n/names.ts"
import { nameShown } from "../../shell/nameShown.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-presence.css?inline"
import "../../shell/plenary-person-mark.ts"

/**
 * The people who are present. The first few members are shown as marks; the other members and the observers are only
 * counted. A narrow screen shows three marks.
 */
@customElement("plenary-presence")
@localized()
export class PlenaryPresence extends LitElement {
  @property({ attribute: false }) members: readonly Member[] = []
  @property({ type: Number }) observers = 0
  @property({ type: Number }) most = 6

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const shown = this.members.slice(0, this.most)
    const count = this.members.length
    return html`
      ${
        shown.length === 0
          ? nothing
          : html`<ul aria-label=${msg("presence.label")}>
        ${shown.map(one => html`<li title=${personName(one)}><plenary-person-mark .member=${one.id} .name=${one.name}></plenary-person-mark><span class="unseen">${nameShown(personName(one))}</span></li>`)}
      </ul>`
      }
      ${count > this.most ? html`<span class="small muted more">+${count - this.most}</span>` : nothing}
      ${count > 3 ? html`<span class="small muted of3">+${count - 3}</span>` : nothing}
      ${this.observers > 0 ? html`<span class="chip">${observerCount(this.observers)}</span>` : nothing}
    `
  }
}

const observerCount = (n: number) => msg("presence.observers", { n })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-presence": PlenaryPresence
  }
}
