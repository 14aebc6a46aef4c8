import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { longestQuery } from "../../../shared/contract/queries/searching.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { controlStyles } from "../forms/controls.ts"
import styles from "./plenary-header.css?inline"
import "../icons/plenary-icon.ts"
import "./plenary-language-choice.ts"
import "./plenary-text-size.ts"

/**
 * The bar at the top of every page outside the session room.
 * @slot - the page's own content after the product's name, such as a link back
 * @fires lang-chosen, text-resized
 */
@customElement("plenary-header")
@localized()
export class PlenaryHeader extends LitElement {
  static override styles = [controlStyles, unsafeCSS(styles)]

  @property() language: Lang = "en"
  /** the name of this server */
  @property() house = "Plenary"
  /** the address of this server's logo; null: Plenary's mark */
  @property({ attribute: false }) logo: string | null = null

  private mark() {
    return html`<svg viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round">
        <path d="M5 25a11 11 0 0 1 22 0" /><path d="M11 25a5 5 0 0 1 10 0" />
      </g>
      <circle cx="16" cy="7" r="2.6" fill="currentColor" />
    </svg>`
  }

  protected override render() {
    return html`<header>
      <a class="home" href="/">
        ${this.logo ? html`<img src=${this.logo} alt="" />` : this.mark()}
        <span>${this.house}</span>
      </a>
      <slot></slot>
      <div class="tools">
        <form role="search" action="/search">
          <input type="search" name="q" autocomplete="off" maxlength=${longestQuery} placeholder=${msg("search.box")} title=${msg("search.tip")} aria-label=${msg("search.box")} aria-keyshortcuts="/">
        </form>
        <a class="button quiet small icon-only search" href="/search" aria-label=${msg("search.box")}>
          <plenary-icon name="search"></plenary-icon>
        </a>
        <plenary-text-size></plenary-text-size>
        <plenary-language-choice .value=${this.language}></plenary-language-choice>
        <a class="button quiet small icon-only" href="/me" aria-label=${msg("header.me")}>
          <plenary-icon name="settings"></plenary-icon>
        </a>
      </div>
    </header>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-header": PlenaryHeader
  }
}
