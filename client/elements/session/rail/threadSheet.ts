import { css } from "lit"

export const threadSheet = css`
  article { display: grid; gap: 0.55rem; padding: 0.8rem 0.9rem 0.6rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); transition: border-color 0.15s; }
  article:focus:not(:focus-visible) { outline: none; }
  blockquote { padding-inline-start: 0.6rem; border-inline-start: 3px solid var(--amber); color: var(--ink-2); font-size: 0.9rem; line-height: 1.5; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
  .about { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: baseline; font-size: 0.875rem; }
  .about:not(:has(*)) { display: none; }
  ol { display: grid; gap: 0.6rem; }
  .entry { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.55rem; }
  .entry plenary-person-mark { inline-size: 1.6rem; block-size: 1.6rem; font-size: 0.6875rem; margin-block-start: 0.1rem; }
  .who { font-size: 0.875rem; } .who time { font-size: 0.8125rem; margin-inline-start: 0.25rem; }
  .text { font-size: 0.9688rem; line-height: 1.6; }
  .tools { display: flex; align-items: start; gap: 0.25rem; }
  .tools plenary-composer { flex: 1; min-width: 0; }
  .pending { display: grid; gap: 0.15rem; padding-inline-start: 2.15rem; }
`
