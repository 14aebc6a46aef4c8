import { localized, msg } from "@lit/localize"
import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import styles from "./plenary-printed-fingerprint.css?inline"
import "../plenary-qr-code.ts"

/** Key and hash as one, in letters and as a QR code, with what to do with it; on screen and on paper. */
@customElement("plenary-printed-fingerprint")
@localized()
export class PrintedFingerprint extends LitElement {
  static override styles = unsafeCSS(styles)

  @property() fingerprint = ""

  protected override render() {
    return html`<figure>
      <plenary-qr-code .text=${this.fingerprint} .label=${msg("QR code of the fingerprint", { id: "fingerprint.qr" })}></plenary-qr-code>
      <figcaption>
        <p>${msg("Fingerprint of log and key", { id: "fingerprint.title" })}</p>
        <code>${this.fingerprint}</code>
        <p>
          ${msg("Keep it on paper, or let each side keep it. With it anybody can check a bundle of any later day, by “plenary verify FILE --fingerprint” or by a verify.html from a source that they trust. “Complete and unchanged” means that nothing up to this entry was changed and that the bundle is from this server.", { id: "fingerprint.use" })}
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
