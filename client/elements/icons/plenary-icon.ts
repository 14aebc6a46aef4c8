import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { type IconName, paths } from "./paths.ts"
import styles from "./plenary-icon.css?inline"

/** A line icon. Screen readers skip the icon, because a text beside it or the control's name says the same. */
@customElement("plenary-icon")
export class PlenaryIcon extends LitElement {
  static override styles = unsafeCSS(styles)

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
