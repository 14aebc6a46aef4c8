import { css } from "lit"

export const floorSheet = css`
  :host { display: grid; gap: 0.5rem; }
  h2 { font-size: 0.8125rem; font-weight: 600; color: var(--ink-2); }
  .head h2 { flex: none; }
  select.small { width: auto; min-width: 0; max-width: 100%; min-height: 2.125rem; padding: 0.2rem 0.4rem; font-size: var(--small); }
  ol { display: grid; gap: 2px; counter-reset: turn; }
  li { display: flex; align-items: center; gap: 0.25rem; padding: 0.25rem 0 0.25rem 0.5rem; counter-increment: turn; border-radius: var(--radius-small); }
  li::before { content: counter(turn); flex: none; width: 1.25em; color: var(--ink-2); font-variant-numeric: tabular-nums; }
  li.mine { background: var(--accent-soft); }
  .who { display: grid; flex: 1; min-width: 0; overflow-wrap: anywhere; }
  li button.small { padding-inline: 0.5rem; }
  li button.quiet { padding-inline: 0.3rem; }
  li .small.muted { font-size: 0.8125rem; }
  .point { color: var(--amber); font-weight: 600; }
  .speaking { display: grid; gap: 0.35rem; padding: 0.6rem 0.75rem; border: 1px solid var(--accent); border-radius: var(--radius-small); background: var(--surface); }
  time, dd { font-variant-numeric: tabular-nums; }
  time { font-size: 1.25rem; font-weight: 600; }
  .over { border-color: var(--amber); }
  .over time { color: var(--amber); }
  .plea { font-weight: 600; color: var(--amber); }
  dl { display: grid; gap: 0.15rem; font-size: 0.875rem; }
  dl div { display: flex; gap: 0.5rem; }
  dt { flex: 1; }
`
