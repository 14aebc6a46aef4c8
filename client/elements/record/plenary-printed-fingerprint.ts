import { localized, msg } from "@lit/localize"
import { css, html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import "../plenary-qr-code.ts"

/** Key and hash as one, in letters and as a QR code, with what to do with it; on screen and on paper. */
@customElement("plenary-printed-fingerprint")
@localized()
export class PrintedFingerprint extends LitElement {
  static override styles = css`
    :host {
      display: block;
      break-inside: avoid;
    }
    figure {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-4);
      align-items: start;
      margin: 0;
    }
    plenary-qr-code {
      --qr-size: 8rem;
      flex: none;
    }
    figcaption {
      display: grid;
      flex: 1 1 16rem;
      gap: var(--space-2);
      min-inline-size: 0;
    }
    p {
      margin: 0;
    }
    code {
      font-size: 1.05em;
      overflow-wrap: anywhere;
    }
    .small {
      color: var(--muted);
      font-size: var(--small, 0.875rem);
    }
  `

  @property() fingerprint = ""

  protected override render() {
    return html`<figure>
      <plenary-qr-code .text=${this.fingerprint} .label=${msg("QR code of the fingerprint", { id: "fingerprint.qr" })}></plenary-qr-code>
      <figcaption>
        <p>${msg("Fingerprint of log and key", { id: "fingerprint.title" })}</p>
        <code>${this.fingerprint}</code>
        <p class="small">
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
