import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { type IconName, paths } from "./paths.ts"
import styles from "./plenary-icon.css?inline"

/**
 * A line icon. Screen readers skip the icon, because the text beside the icon or the control's name has the same
 * meaning.
 */
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
