import { css } from "lit"

export const barSheet = css`
  :host { container-type: inline-size; }
  section { padding: 0.6rem 1.25rem; border-block-start: 1px solid var(--line); background: var(--surface); box-shadow: 0 -4px 16px rgb(0 0 0 / 5%); }
  .line { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 0.5rem 1rem; min-height: 3rem; }
  .open { display: flex; flex: 1 1 16rem; flex-wrap: wrap; align-items: baseline; gap: 0.15rem 0.9rem; margin-inline-end: auto; min-width: 0; }
  .open:not(:has(*)) { display: none; }
  .asking .open { flex: none; margin-inline-end: 0; }
  .what b { font-size: 1.0625rem; }
  .names { color: var(--ink-2); }
  .clock { font-variant-numeric: tabular-nums; color: var(--ink-2); }
  .main { min-height: 3rem; padding-inline: 1.5rem; font-size: 1.0625rem; }
  .why { color: var(--amber); font-size: 0.9375rem; max-width: 34rem; }
  .warning { color: var(--amber); }
  .told { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 3; color: var(--ink-2); overflow-wrap: anywhere; }
  .ask { margin-inline-end: auto; }
  .ask.urgent { font-weight: 600; }
  #second { position: fixed; inset: auto 1.25rem 4.75rem auto; margin: 0; min-width: 14rem; padding: 0.35rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); color: var(--ink); box-shadow: var(--shadow-raised); }
  #second button { display: flex; width: 100%; justify-content: flex-start; color: var(--ink); text-align: start; }
  .trouble { margin-block-start: 0.5rem; }
  #second { max-height: calc(100dvh - 6rem); overflow: auto; }
  @container (width < 640px) {
    section { padding: 0.5rem 0.75rem; }
    .line { gap: 0.25rem 1rem; }
    .line:not(.asking) .open { flex: 1 1 100%; }
    .main { flex: 1 1 100%; order: 2; }
    .more { order: 1; margin-inline-start: auto; }
    .names, .asking .open { display: none; }
    .asking { flex-wrap: nowrap; }
    .asking:has(plenary-floor-place) { flex-wrap: wrap; }
    plenary-floor-place { flex: 1 1 100%; order: -1; }
    .ask { font-size: 0.9688rem; line-height: 1.35; }
    #second { inset-inline: 0.75rem; inset-block-end: 8rem; }
  }
  /* the bar scrolls along (session.css): the choices stand on the screen's edge */
  @media (height < 500px) { #second { inset-block-end: 0.5rem; max-height: calc(100dvh - 1rem); } }
  /* for less than a second: a button that greys and comes back would draw the eye */
  button[data-deaf] { opacity: 1; }
`
