import { localized, msg } from "@lit/localize"
import { css, html, LitElement } from "lit"
import { customElement } from "lit/decorators.js"
import { controls } from "../forms/controls.ts"

/** Asked for by A− A A+; the page changes the size. */
export class TextResized extends Event {
  static readonly type = "text-resized"
  readonly step: -1 | 0 | 1

  constructor(step: -1 | 0 | 1) {
    super(TextResized.type, { bubbles: true, composed: true })
    this.step = step
  }
}

/** A− A A+ */
@localized()
@customElement("text-size")
export class TextSize extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
      }
      .button {
        min-inline-size: 2.25rem;
        padding-inline: var(--space-1);
        font-size: 0.9375rem;
        white-space: nowrap;
      }
      .button:first-of-type {
        font-size: 0.8125rem;
      }
      .button:last-of-type {
        font-size: 1.125rem;
      }
    `,
  ]

  private ask(step: -1 | 0 | 1): void {
    this.dispatchEvent(new TextResized(step))
  }

  protected override render() {
    return html`
      <button class="button quiet small" @click=${() => this.ask(-1)} aria-label=${msg("Smaller text", { id: "size.smaller" })}>A−</button>
      <button class="button quiet small" @click=${() => this.ask(0)} aria-label=${msg("Usual text size", { id: "size.usual" })}>A</button>
      <button class="button quiet small" @click=${() => this.ask(1)} aria-label=${msg("Larger text", { id: "size.larger" })}>A+</button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "text-size": TextSize
  }
  interface HTMLElementEventMap {
    "text-resized": TextResized
  }
}
