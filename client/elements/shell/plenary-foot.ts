import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { HostFaceShown } from "../../../shared/contract/queries/host/host.ts"
import { domLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { reading } from "../../i18n/texts.ts"
import "./plenary-foot.css"

/** The foot of every page: the line of the house, and its statements on privacy and accessibility. */
@customElement("plenary-foot")
@localized()
export class PlenaryFoot extends LitElement {
  @property({ attribute: false }) face: HostFaceShown | null = null

  protected override createRenderRoot() {
    return this
  }

  private link(to: string, text: string) {
    return to === "" ? nothing : html`<li><a href=${to}>${text}</a></li>`
  }

  protected override render() {
    const { privacy = "", accessibility = "", imprint = "", contact = "" } = this.face?.links ?? {}
    const line = reading(this.face?.foot ?? {})
    return html`<footer class="foot">
      ${line.text ? html`<p lang=${domLang(line.lang)}>${line.text}</p>` : nothing}
      <ul role="list" aria-label=${msg("foot.links")}>
        ${this.link(privacy || "/privacy", msg("foot.privacy"))}
        ${this.link(accessibility || "/accessibility", msg("foot.accessibility"))}
        ${this.link(imprint, msg("foot.imprint"))} ${this.link(contact, msg("foot.contact"))}
      </ul>
    </footer>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-foot": PlenaryFoot
  }
}
