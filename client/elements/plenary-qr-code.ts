import { html, LitElement, nothing, type PropertyValues, svg, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { localized } from "../i18n/localized.ts"
import { msg } from "../i18n/msg.ts"
import styles from "./plenary-qr-code.css?inline"

/** The width of the white border in modules. Without this border cameras do not find the code (ISO/IEC 18004). */
const quietModules = 4

/**
 * A text as a QR code, black on white in every theme and on paper. `label` is the name of the code for screen readers.
 * The page shows the same text beside the code. The first code on a page imports the library.
 */
@customElement("plenary-qr-code")
@localized()
export class QrCode extends LitElement {
  static override styles = unsafeCSS(styles)

  @property() text = ""
  @property() label = ""
  @state() private modules: readonly (readonly boolean[])[] | null = null

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("text")) void this.encode(this.text)
  }

  private async encode(text: string): Promise<void> {
    this.modules = null
    if (text === "") return
    // If the library cannot be loaded, readers still have the text beside the code.
    const library = await import("uqr").catch(() => null)
    if (library && text === this.text) this.modules = library.encode(text, { ecc: "M", border: quietModules }).data
  }

  protected override render() {
    if (!this.modules) return nothing
    const size = this.modules.length
    const dark = this.modules.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])))
    return html`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label=${this.label || msg("qr.code")}>
      ${svg`<path fill="#000" d=${dark.join("")}></path>`}
    </svg>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-qr-code": QrCode
  }
}
