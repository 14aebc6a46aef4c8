import { css, html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import { type IconName, paths } from "./paths.ts"

/** A line icon, always beside words or inside a control that has a name: it says nothing to a screen reader. */
@customElement("plenary-icon")
export class PlenaryIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      inline-size: 1.25em;
      block-size: 1.25em;
      flex: none;
      vertical-align: -0.25em;
    }
    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `

  @property() name: IconName = "more"

  protected override render() {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${paths[this.name]}</svg>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-icon": PlenaryIcon
  }
}
