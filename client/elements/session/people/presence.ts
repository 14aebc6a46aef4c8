import { localized, msg, str } from "@lit/localize"
import { css, html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Member } from "../../../../shared/fold/state.ts"
import { personName } from "../../../i18n/names.ts"
import { sheet } from "../kit/sheet.ts"
import "../../shell/person-mark.ts"

/** Who is here: the first few by face, the rest and all observers as a number. */
@localized()
@customElement("plenary-presence")
export class Presence extends LitElement {
  @property({ attribute: false }) members: readonly Member[] = []
  @property({ type: Number }) observers = 0
  @property({ type: Number }) most = 6

  static override styles = [
    sheet,
    css`
      :host { display: flex; align-items: center; gap: 0.5rem; white-space: nowrap; }
      ul { display: flex; padding-inline-start: 0.35rem; }
      li { margin-inline-start: -0.2rem; border-radius: 50%; box-shadow: 0 0 0 2px var(--surface); }
    `,
  ]

  override render() {
    const shown = this.members.slice(0, this.most)
    const more = this.members.length - shown.length
    return html`
      ${
        shown.length === 0
          ? nothing
          : html`<ul aria-label=${msg("People here", { id: "presence.label" })}>
        ${shown.map(one => html`<li title=${personName(one)}><person-mark .member=${one.id} .name=${one.name}></person-mark><span class="unseen">${personName(one)}</span></li>`)}
      </ul>`
      }
      ${more > 0 ? html`<span class="small muted">+${more}</span>` : nothing}
      ${this.observers > 0 ? html`<span class="chip">${observerCount(this.observers)}</span>` : nothing}
    `
  }
}

const observerCount = (n: number) =>
  n === 1 ? msg("1 observer", { id: "presence.oneObserver" }) : msg(str`${n} observers`, { id: "presence.observers" })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-presence": Presence
  }
}
