import { css } from "lit"

export const planningSheet = css`
  dialog { width: min(46rem, calc(100vw - 2rem)); max-height: calc(100dvh - 2rem); padding: 0; scroll-padding-block-end: 5rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); color: var(--ink); box-shadow: var(--shadow-raised); }
  dialog section { padding: 1.25rem 1.25rem 0; }
  dialog::backdrop { background: rgb(15 17 21 / 45%); }
  section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.6rem; }
  ol { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.35rem; }
  ol li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto auto; align-items: center; gap: 0.35rem 0.5rem; padding-block: 0.5rem; border-block-end: 1px solid var(--line); }
  li > :is(.trouble, .titles[open]) { grid-column: 2 / -1; }
  li > .choices { grid-column: 2; }
  li > .titles { grid-column: 3 / -1; }
  .handle { cursor: grab; color: var(--ink-2); }
  li input[type="text"] { padding: 0.3rem 0.5rem; }
  :is(.minutes, .moves, .choices) { display: flex; align-items: center; gap: 0.35rem; }
  .choices { flex-wrap: wrap; }
  .moves { gap: 0; }
  input[type="number"] { width: 4.5rem; padding: 0.3rem 0.4rem; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); }
  li select { width: auto; max-width: 100%; padding: 0.3rem 0.4rem; }
  li [aria-invalid="true"] { border-color: var(--red); }
  @media (width < 560px) {
    li > :is(input[type="text"], .choices, .titles) { grid-column: 2 / -1; }
    li > .minutes { grid-column: 2; }
    li > .moves { grid-column: 3 / -1; }
  }
  .titles input { margin-block-start: 0.25rem; }
  li button.quiet { padding-inline: 0.5rem; }
  /* in sight however long the form is */
  .end { position: sticky; inset-block-end: 0; z-index: 1; justify-content: flex-end; margin-inline: -1.25rem; padding: 0.75rem 1.25rem 1rem; border-block-start: 1px solid var(--line); background: var(--surface); }
  .end .trouble { flex: 1 1 100%; }
  .pasted { display: grid; gap: 0.75rem; padding-block: 0.25rem; }
  .preview { margin-block: 0.5rem; font-size: 0.875rem; }
  .preview li { padding-inline-start: 0.6rem; border-inline-start: 3px solid var(--line); }
  .preview .new { border-color: var(--green); }
  .preview .changed { border-color: var(--amber); }
  .preview :is(.gone, .unread) { border-color: var(--red); }
  .preview .same { color: var(--ink-2); }
`
