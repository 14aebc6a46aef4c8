import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import styles from "./plenary-page-skeleton.css?inline"

/** The outline of a page that is loading. It stays invisible for 400 ms. */
@customElement("plenary-page-skeleton")
@localized()
export class PageSkeleton extends LitElement {
  static override styles = unsafeCSS(styles)

  @property({ type: Number }) rows = 3

  protected override render() {
    return html`
      <div class="bar"></div>
      <div class="bar" style="inline-size: 80%"></div>
      ${Array.from({ length: this.rows }, () => html`<div class="block"></div>`)}
      <span class="said">${msg("page.loading")}</span>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-page-skeleton": PageSkeleton
  }
}
