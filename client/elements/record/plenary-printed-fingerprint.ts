import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import styles from "./plenary-printed-fingerprint.css?inline"
import "../plenary-qr-code.ts"

/** A record's fingerprint in letters and as a QR code, with instructions, for screen and paper. */
@customElement("plenary-printed-fingerprint")
@localized()
export class PrintedFingerprint extends LitElement {
  static override styles = unsafeCSS(styles)

  @property() fingerprint = ""

  protected override render() {
    return html`<figure>
      <plenary-qr-code .text=${this.fingerprint} .label=${msg("fingerprint.qr")}></plenary-qr-code>
      <figcaption>
        <p>${msg("fingerprint.title")}</p>
        <code>${this.fingerprint}</code>
        <p>
          ${msg("fingerprint.use")}
        </p>
      </figcaption>
    </figure>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-printed-fingerprint": PrintedFingerprint
  }
}
