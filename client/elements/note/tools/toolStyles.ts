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
    gap: var(--space-1);
    min-inline-size: 32px;
    min-block-size: 34px;
    padding-inline: 5px;
    border: 1px solid transparent;
    border-radius: var(--radius-small);
    background: none;
    color: var(--ink-2);
    font: inherit;
    font-weight: 600;
    white-space: nowrap;
    cursor: pointer;
  }
  button:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  button:focus-visible,
  input:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  button[aria-pressed="true"] {
    background: var(--accent-soft);
    color: var(--accent);
  }
  /* its letters alone are pale: an opacity would take the mark of the focus along */
  button[aria-disabled="true"] {
    color: color-mix(in srgb, var(--ink-2) 45%, transparent);
    cursor: default;
  }
  button[aria-disabled="true"]:hover {
    background: none;
  }
  .rule {
    inline-size: 1px;
    block-size: 20px;
    margin-inline: var(--space-1);
    background: var(--line);
  }
  form {
    display: flex;
    gap: var(--space-1);
    padding-block-start: var(--space-1);
  }
  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 34px;
    padding-inline: var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
  @media (forced-colors: active) {
    button[aria-disabled="true"] {
      color: GrayText;
    }
    button[aria-pressed="true"] {
      border-color: Highlight;
    }
  }
`
