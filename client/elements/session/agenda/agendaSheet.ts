import { css } from "lit"

export const agendaSheet = css`
  h2 { margin-block-end: 0.4rem; font-size: 0.8125rem; font-weight: 600; color: var(--ink-2); }
  ol, ul { display: grid; gap: 2px; }
  li { display: flex; align-items: center; border-radius: var(--radius-small); }
  li.current { background: var(--accent-soft); }
  .title { flex: 1; justify-content: flex-start; align-items: baseline; min-width: 0; padding: 0.45rem 0.5rem; text-align: start; color: var(--ink); font-weight: 450; }
  .title > span:last-child { display: grid; min-width: 0; overflow-wrap: anywhere; }
  .title:disabled { opacity: 1; }
  li:has([data-shown]) { box-shadow: inset 3px 0 0 var(--accent); }
  li.current .title { font-weight: 600; }
  li.current .mark { color: var(--accent); }
  li.done .mark { color: var(--green); }
  li.done .title { color: var(--ink-2); }
  .small { font-weight: 400; font-size: 0.8125rem; }
  .mark { width: 1em; flex: none; text-align: center; }
  .over { color: var(--amber); font-weight: 600; }
  li { position: relative; }
  .move { position: absolute; inset-inline-end: 0; opacity: 0; background: var(--surface); }
  li:hover .move, .move:focus-visible { opacity: 1; }
  @media (hover: none) { .move { position: static; opacity: 1; background: none; } }
  @media (forced-colors: active) { .title:disabled { forced-color-adjust: none; color: CanvasText; background: Canvas; } li.current { outline: 2px solid Highlight; } }
`
