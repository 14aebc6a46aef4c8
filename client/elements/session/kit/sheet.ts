import { css } from "lit"

/** What the room's elements share: type, buttons, chips, fields. Colours come from the tokens alone. */
export const sheet = css`
  :host { display: block; color: var(--ink); font: inherit; }
  :host([hidden]) { display: none; }
  :lang(en) { font-family: var(--sans); }
  :lang(zh) { font-family: var(--sans-zh); }
  :lang(ja) { font-family: var(--sans-ja); }
  :is(em, i):is(:lang(zh), :lang(ja)) { font-style: normal; }
  *, *::before, *::after { box-sizing: border-box; }
  h2, h3, h4, p, ul, ol, dl, dd, figure, blockquote { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  h2, h3, h4 { font-size: 1rem; font-weight: 650; line-height: 1.35; }
  a { color: var(--accent); text-underline-offset: 0.2em; }
  button, select, input, textarea { font: inherit; color: inherit; }
  button { display: inline-flex; align-items: center; justify-content: center; gap: 0.4em; min-height: var(--target); padding: 0.25rem 1rem; font-weight: 550; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); cursor: pointer; line-height: 1.25; text-align: center; }
  button:hover:not(:disabled, [aria-disabled="true"]) { border-color: var(--ink-2); background: var(--sunken); }
  button.filled { border-color: var(--accent); background: var(--accent); color: var(--accent-ink); font-weight: 600; }
  button.filled:hover:not(:disabled, [aria-disabled="true"]) { background: var(--accent-hover); border-color: var(--accent-hover); }
  button.outlined { border-color: var(--accent); color: var(--accent); font-weight: 600; }
  button { white-space: normal; flex: none; max-width: 100%; }
  button.quiet { border-color: transparent; background: none; color: var(--ink-2); padding-inline: 0.6rem; }
  button.small { min-height: 2.125rem; padding-inline: 0.75rem; font-size: var(--small); }
  button.quiet:hover:not(:disabled) { color: var(--ink); background: var(--sunken); }
  button:disabled, button[aria-disabled="true"] { cursor: default; opacity: 0.55; }
  /* the mark of the focus pales with the button: to be seen it has to stand out by 3:1 */
  button[aria-disabled="true"]:focus-visible { opacity: 0.75; }
  button[data-deaf] { cursor: default; opacity: 1; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  textarea, input[type="text"], input[type="date"], select { width: 100%; padding: 0.5rem 0.65rem; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); line-height: 1.5; }
  textarea { min-height: 4.5rem; resize: vertical; }
  :is(textarea, input, select)[aria-invalid="true"] { border: 2px solid var(--red); }
  label.field { display: grid; gap: 0.3rem; font-size: 0.9375rem; }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
  .apart { margin-inline-start: auto; }
  .muted { color: var(--ink-2); }
  .small { font-size: 0.875rem; }
  .chip { display: inline-flex; align-items: center; gap: 0.35em; padding: 0.1rem 0.55rem; border: 1px solid var(--line); border-radius: 99px; background: var(--sunken); color: var(--ink-2); font-size: 0.8125rem; line-height: 1.5; }
  .chip.good { color: var(--green); border-color: currentColor; background: none; }
  .chip.warn { color: var(--amber); border-color: currentColor; background: none; }
  .chip.bad { color: var(--red); border-color: currentColor; background: none; }
  .text { line-height: 1.7; line-break: strict; overflow-wrap: anywhere; white-space: pre-wrap; }
  /* words that are read from the right, too, begin where they begin */
  .text, textarea, input[type="text"] { unicode-bidi: plaintext; }
  .trouble { padding: 0.5rem 0.75rem; border-inline-start: 3px solid var(--red); background: var(--sunken); color: var(--ink); font-size: 0.9375rem; }
  .card { padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); box-shadow: var(--shadow); }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  summary { cursor: pointer; color: var(--ink-2); font-size: 0.9375rem; padding-block: 0.35rem; }
  @media (forced-colors: active) { button.filled { border-width: 2px; } .chip { border-color: CanvasText; } }
  @media print { button, summary { display: none; } tr, dl, li, svg, figure { break-inside: avoid; } }
`
