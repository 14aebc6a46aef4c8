import { css, unsafeCSS } from "lit"

const people = Array.from(
  { length: 8 },
  (_, n) => `.peer-${n} { --peer: var(--person-${n}, hsl(${n * 45} 60% 35%)); }`,
).join("\n")

/** Carets and selections of the others. The name says who it is, so colour is never the only sign. */
export const peerStyles = css`
  ${unsafeCSS(people)}
  .peer-caret {
    position: relative;
    display: inline-block;
    inline-size: 0;
    block-size: 1.15em;
    margin-inline: -1px;
    border-inline-start: 2px solid var(--peer);
    vertical-align: text-bottom;
    pointer-events: none;
    /* Firefox would put one's own caret into it, where nothing that is typed arrives */
    -webkit-user-select: none;
    user-select: none;
  }
  .peer-name {
    position: absolute;
    inset-block-end: 100%;
    inset-inline-start: -2px;
    z-index: 1;
    padding: 0 0.45em;
    border-radius: 4px 4px 4px 0;
    background: var(--peer);
    color: var(--person-ink);
    font: 600 0.75rem / 1.5 var(--sans);
    white-space: nowrap;
    opacity: 0;
    transition: opacity 0.2s;
  }
  .peer-caret-named > .peer-name {
    opacity: 1;
  }
  .peer-selection {
    background: color-mix(in srgb, var(--peer) 22%, transparent);
  }
  .peer-composing {
    opacity: 0.5;
    text-decoration: underline dotted;
  }
  @media (prefers-reduced-motion: reduce) {
    .peer-name {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .peer-caret {
      border-inline-start-color: CanvasText;
    }
    .peer-name {
      border: 1px solid CanvasText;
    }
  }
`
