import { localized, msg } from "@lit/localize"
import { css, html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"

/** Nothing for 400 ms, then the outline of the page that is coming. */
@customElement("plenary-page-skeleton")
@localized()
export class PageSkeleton extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      gap: var(--space-4);
      animation: appear 1ms 400ms both;
    }
    .bar {
      block-size: 1.1rem;
      border-radius: var(--radius-small);
      background: var(--line);
      opacity: 0.6;
    }
    .bar:first-child {
      block-size: 2.2rem;
      inline-size: 55%;
    }
    .block {
      block-size: 5rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
    }
    .said {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
  `

  @property({ type: Number }) rows = 3

  protected override render() {
    return html`
      <div class="bar"></div>
      <div class="bar" style="inline-size: 80%"></div>
      ${Array.from({ length: this.rows }, () => html`<div class="block"></div>`)}
      <span class="said">${msg("Loading…", { id: "page.loading" })}</span>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-page-skeleton": PageSkeleton
  }
}
