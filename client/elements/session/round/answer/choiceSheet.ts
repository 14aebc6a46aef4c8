import { css } from "lit"

/** Choices that a finger can't miss: native radio buttons, so that arrows and screen readers work as they know. */
export const choiceSheet = css`
  fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
  legend { padding: 0; margin-block-end: 0.6rem; font-weight: 600; }
  .choices { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  .choice { position: relative; display: flex; align-items: center; gap: 0.6rem; min-height: 48px; padding: 0.5rem 0.9rem; border: 1px solid var(--line-strong); border-radius: var(--radius-small); background: var(--surface); cursor: pointer; line-height: 1.3; }
  .choice:hover { background: var(--sunken); }
  .choice:has(:checked) { border-color: var(--accent); background: var(--accent-soft); box-shadow: inset 0 0 0 1px var(--accent); font-weight: 600; }
  .choice:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
  .choice input { width: 1.15rem; height: 1.15rem; margin: 0; flex: none; accent-color: var(--accent); outline: none; }
  .score { flex: 1 1 0; min-width: 0; justify-content: center; padding: 0.25rem; font-size: 1.125rem; font-variant-numeric: tabular-nums; }
  .score input { position: absolute; opacity: 0; inset: 0; width: 100%; height: 100%; cursor: pointer; }
  .ends { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.5rem; margin-block: 0.35rem 0.75rem; }
  .ends > :nth-child(2) { text-align: center; }
  .ends > :nth-child(3) { text-align: end; }
  .skip { border-style: dashed; }
  .positions .choice { overflow-wrap: break-word; }
  .positions { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.5rem; }
  :host { container-type: inline-size; }
  @container (width >= 44rem) { .positions { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
  @container (width < 22rem) { .positions { grid-template-columns: minmax(0, 1fr); } }
  @container (width < 30rem) { .choices { gap: 0.2rem; } .score { font-size: 1rem; } }
  .abstain { margin-block-start: 0.9rem; padding-block-start: 0.9rem; border-block-start: 1px dashed var(--line-strong); }
  .abstain .choice { width: fit-content; }
  .fields { display: grid; gap: 0.75rem; margin-block-start: 1rem; }
  form { display: grid; gap: 1rem; }
  @media (forced-colors: active) { .choice:has(:checked) { border: 3px solid Highlight; } }
`
