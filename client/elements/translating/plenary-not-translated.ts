import { html, LitElement, unsafeCSS } from "lit"
import { customElement } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import styles from "./plenary-not-translated.css?inline"

/** Says on paper that the text before it has no translation. A screen does not show it. */
@customElement("plenary-not-translated")
@localized()
export class NotTranslatedElement extends LitElement {
  static override styles = unsafeCSS(styles)

  override render() {
    return html`[${msg("said.missing")}]`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-not-translated": NotTranslatedElement
  }
}
