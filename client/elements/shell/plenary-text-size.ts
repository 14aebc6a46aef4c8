import { html, LitElement, unsafeCSS } from "lit"
import { customElement } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { controlStyles } from "../forms/controls.ts"
import styles from "./plenary-text-size.css?inline"

/** Fired by the buttons A−, A and A+. The page then changes its text size. */
export class TextResized extends Event {
  static readonly type = "text-resized"
  readonly step: -1 | 0 | 1

  constructor(step: -1 | 0 | 1) {
    super(TextResized.type, { bubbles: true, composed: true })
    this.step = step
  }
}

/** The buttons A−, A and A+, which change the page's text size. */
@customElement("plenary-text-size")
@localized()
export class TextSize extends LitElement {
  static override styles = [controlStyles, unsafeCSS(styles)]

  /**
   * The accessible name begins with the visible sign, so that people who control the page by voice can say the sign.
   */
  private button(step: -1 | 0 | 1, sign: string, words: string) {
    return html`<button class="quiet small" title=${words} @click=${() => this.dispatchEvent(new TextResized(step))}>
      ${sign}<span class="said">${words}</span>
    </button>`
  }

  protected override render() {
    return html`
      ${this.button(-1, "A−", msg("size.smaller"))}
      ${this.button(0, "A", msg("size.usual"))}
      ${this.button(1, "A+", msg("size.larger"))}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-text-size": TextSize
  }
  interface HTMLElementEventMap {
    "text-resized": TextResized
  }
}
