import { localized, msg } from "@lit/localize"
import { css, html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Lang } from "../../../shared/model/terms.ts"
import { controls } from "../forms/controls.ts"
import "../icons/plenary-icon.ts"
import "./plenary-language-choice.ts"
import "./plenary-text-size.ts"

/**
 * The bar at the top of every page outside the session room.
 * @slot - what the page puts beside the name, such as the way back
 * @fires lang-chosen, text-resized
 */
@customElement("plenary-header")
@localized()
export class PlenaryHeader extends LitElement {
  static override styles = [
    controls,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
        min-block-size: 3.5rem;
        padding: var(--space-1) clamp(0.75rem, 3vw, 2rem);
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }
      .home {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-block-size: 2.125rem;
        color: var(--ink);
        font-weight: 700;
        letter-spacing: -0.01em;
        text-decoration: none;
      }
      .home svg {
        inline-size: 1.5rem;
        block-size: 1.5rem;
        color: var(--accent);
      }
      .tools {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        margin-inline-start: auto;
      }
      /* the settings page has them too */
      @media (width < 480px) {
        plenary-text-size {
          display: none;
        }
      }
      a:focus-visible {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
        border-radius: var(--radius-small);
      }
    `,
  ]

  @property() language: Lang = "en"

  protected override render() {
    return html`<header>
      <a class="home" href="/">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <g fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round">
            <path d="M5 25a11 11 0 0 1 22 0" /><path d="M11 25a5 5 0 0 1 10 0" />
          </g>
          <circle cx="16" cy="7" r="2.6" fill="currentColor" />
        </svg>
        Plenary
      </a>
      <slot></slot>
      <div class="tools">
        <plenary-text-size></plenary-text-size>
        <plenary-language-choice .value=${this.language}></plenary-language-choice>
        <a class="button quiet small icon-only" href="/me" aria-label=${msg("Language, theme and seats", { id: "header.me" })}>
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
