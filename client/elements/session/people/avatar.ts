import { css, html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import { initials, personColour } from "./person.ts"

/** One person: initials on their colour, so that colour is never the only sign. */
@customElement("plenary-avatar")
export class Avatar extends LitElement {
  @property() member = ""
  @property() name = ""
  @property({ type: Boolean, reflect: true }) away = false

  static override styles = css`
    :host { display: inline-grid; place-items: center; width: 2rem; height: 2rem; flex: none; border-radius: 50%; font-size: 0.75rem; font-weight: 600; color: var(--person-ink); background: var(--person, var(--ink-2)); box-shadow: 0 0 0 2px var(--surface); user-select: none; }
    :host([away]) { opacity: 0.45; }
    @media (forced-colors: active) { :host { border: 1px solid CanvasText; } }
  `

  override render() {
    this.style.setProperty("--person", personColour(this.member))
    return html`<span role="img" aria-label=${this.name} title=${this.name}>${initials(this.name)}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-avatar": Avatar
  }
}
