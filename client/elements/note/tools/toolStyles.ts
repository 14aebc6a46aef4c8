import { css } from "lit"

/** Shared by the toolbar and the bar at the selection. */
export const toolStyles = css`
  :host {
    font-size: 0.875rem;
  }
  [role="toolbar"] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 1px;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-1, 0.25rem);
    min-inline-size: 32px;
    min-block-size: 34px;
    padding-inline: 5px;
    border: 1px solid transparent;
    border-radius: var(--radius-small, 6px);
    background: none;
    color: var(--ink-2, #565a63);
    font: inherit;
    font-weight: 600;
    white-space: nowrap;
    cursor: pointer;
  }
  button:hover {
    background: var(--sunken, rgb(0 0 0 / 6%));
    color: var(--ink, #1b1d22);
  }
  button:focus-visible,
  input:focus-visible {
    outline: 2px solid var(--accent, #26457f);
    outline-offset: 1px;
  }
  button[aria-pressed="true"] {
    background: var(--accent-soft, rgb(38 69 127 / 12%));
    color: var(--accent, #26457f);
  }
  button[aria-disabled="true"] {
    opacity: 0.45;
    cursor: default;
  }
  button[aria-disabled="true"]:hover {
    background: none;
  }
  .rule {
    inline-size: 1px;
    block-size: 20px;
    margin-inline: var(--space-1, 0.25rem);
    background: var(--line, #dedbd3);
  }
  form {
    display: flex;
    gap: var(--space-1, 0.25rem);
    padding-block-start: var(--space-1, 0.25rem);
  }
  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 34px;
    padding-inline: var(--space-2, 0.5rem);
    border: 1px solid var(--line-strong, #85888f);
    border-radius: var(--radius-small, 6px);
    background: var(--surface, #fff);
    color: var(--ink, #1b1d22);
    font: inherit;
  }
  @media (forced-colors: active) {
    button[aria-pressed="true"] {
      border-color: Highlight;
    }
  }
`
