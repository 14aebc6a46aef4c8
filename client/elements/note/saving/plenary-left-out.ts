import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { LeftOut } from "../../../editor/writing/pasted/leftOut.ts"
import { list } from "../../../i18n/formats.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import styles from "./plenary-left-out.css?inline"
import "../../icons/plenary-icon.ts"

/**
 * Names the parts of the last paste or drop that a note cannot contain, until the writer dismisses the message. Empty if
 * nothing was left out.
 */
@customElement("plenary-left-out")
@localized()
export class PlenaryLeftOut extends LitElement {
  static override styles = unsafeCSS(styles)

  @property({ attribute: false }) parts: readonly LeftOut[] = []

  protected override render() {
    const { parts } = this
    // Screen readers announce a text only if it appears in a region that already exists.
    return html`<div role="status">${parts.length === 0 ? nothing : html`<p>${words(parts)} ${this.renderClose()}</p>`}</div>`
  }

  private renderClose() {
    const close = () => {
      this.parts = []
    }
    return html`<button type="button" aria-label=${msg("keys.close")} @click=${close}>
      <plenary-icon name="close"></plenary-icon>
    </button>`
  }
}

function words(parts: readonly LeftOut[]): string {
  const names = {
    pictures: msg("leftOut.pictures"),
    footnotes: msg("leftOut.footnotes"),
    comments: msg("leftOut.comments"),
    deletions: msg("leftOut.deletions"),
    merged: msg("leftOut.merged"),
    embedded: msg("leftOut.embedded"),
    cellPictures: msg("leftOut.cellPictures"),
  }
  const named = list(parts.map(part => names[part]))
  return msg("leftOut.said", { named })
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-left-out": PlenaryLeftOut
  }
}
