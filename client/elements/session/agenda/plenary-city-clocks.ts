import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { City } from "../../../../shared/contract/events/session.ts"
import { offsetAt } from "../../../../shared/model/wallTime.ts"
import { clock } from "../../../i18n/formats.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { reading } from "../../../i18n/texts.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-city-clocks.css?inline"

/** The clocks of the session's cities, side by side. */
@customElement("plenary-city-clocks")
@localized()
export class CityClocks extends LitElement {
  @property({ attribute: false }) cities: readonly City[] = []
  @property({ type: Number }) now = 0

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    return html`<dl>
      ${this.cities.map(
        ({ name, zone }) =>
          html`<div><dt>${reading(name).text}</dt><dd><time>${clock(this.now, zone)}</time></dd></div>`,
      )}
      ${this.cities.some(({ zone }) => offsetAt(this.now, zone) === offsetAt(this.now)) ? nothing : this.#own()}
    </dl>`
  }

  /**
   * The clock of the reader's own time zone, which the rest of the page uses. It is shown if no city has the same time.
   */
  #own() {
    return html`<div><dt>${msg("clock.own")}</dt><dd><time>${clock(this.now)}</time></dd></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-city-clocks": CityClocks
  }
}
