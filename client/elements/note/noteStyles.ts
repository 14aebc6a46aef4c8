import { css } from "lit"

/**
 * The note lies in light DOM (interface.md §1, 2), so these rules go into the document. The first ones are what
 * ProseMirror needs of any page.
 */
export const noteStyles = css`
  plenary-note {
    position: relative;
    display: block;
  }
  plenary-note > .note-tools {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    display: block;
    padding-block: var(--space-1, 0.25rem);
    border-block-end: 1px solid var(--line, #dedbd3);
    background: var(--surface, #fff);
  }
  plenary-note > .note-selection {
    position: absolute;
    z-index: 3;
    inline-size: max-content;
    max-inline-size: 100%;
  }
  .note-text {
    position: relative;
    min-block-size: 8rem;
    padding: var(--space-4, 1rem) var(--space-3, 0.75rem) var(--space-5, 1.5rem);
    outline: none;
    color: var(--ink, #1b1d22);
    font-size: var(--lead, 1.125rem);
    line-height: 1.7;
    line-break: strict;
    overflow-wrap: break-word;
    white-space: pre-wrap;
    white-space: break-spaces;
    font-variant-ligatures: none;
  }
  .note-text:focus-visible {
    border-radius: var(--radius-small, 6px);
    outline: 1px solid var(--accent, #26457f);
    outline-offset: -1px;
  }
  .note-text > :first-child {
    margin-block-start: 0;
  }
  .note-text p,
  .note-text ul,
  .note-text ol,
  .note-text blockquote {
    margin-block: 0 0.7em;
  }
  .note-text ul,
  .note-text ol {
    padding-inline-start: 1.6em;
  }
  .note-text li > p {
    margin-block-end: 0.2em;
  }
  .note-text h2,
  .note-text h3 {
    margin-block: 1.3em 0.4em;
    line-height: 1.35;
    text-wrap: balance;
  }
  .note-text h2 {
    font-size: var(--title-2, 1.3125rem);
  }
  .note-text h3 {
    font-size: var(--title-3, 1.0625rem);
  }
  .note-text blockquote {
    margin-inline: 0;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--line, #dedbd3);
    color: var(--ink-2, #565a63);
  }
  .note-text code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: var(--sunken, #efede7);
    font-family: var(--mono, monospace);
    font-size: 0.9em;
  }
  .note-text a {
    color: var(--accent, #26457f);
  }
  .note-text:lang(zh),
  .note-text :lang(zh) {
    font-family: var(--sans-zh, "PingFang SC", "Noto Sans CJK SC", sans-serif);
  }
  .note-text:lang(ja),
  .note-text :lang(ja) {
    font-family: var(--sans-ja, "Hiragino Sans", "Noto Sans CJK JP", sans-serif);
  }
  .note-text :lang(en) {
    font-family: var(--sans, system-ui, sans-serif);
  }
  /* slanted Han and kana are hard to read: emphasis is dots, as in print */
  .note-text :lang(zh) em,
  .note-text :lang(ja) em,
  .note-text:lang(zh) em,
  .note-text:lang(ja) em {
    font-style: normal;
    text-emphasis: dot;
    text-emphasis-position: under right;
  }
  .note-text :lang(ja) em,
  .note-text:lang(ja) em {
    text-emphasis-position: over right;
  }
  .note-text.note-empty::before {
    position: absolute;
    color: var(--ink-2, #565a63);
    content: attr(data-empty);
    pointer-events: none;
  }

  .passage {
    border-block-end: 2px solid color-mix(in srgb, var(--amber, #7d5200) 55%, transparent);
    background: var(--amber-soft, #fbf1dc);
    cursor: pointer;
  }
  .passage-statement {
    border-block-end-color: color-mix(in srgb, var(--accent, #26457f) 55%, transparent);
    background: var(--accent-soft, #e8edf7);
  }
  .passage-active {
    border-block-end: 3px solid var(--amber, #7d5200);
    background: color-mix(in srgb, var(--amber, #7d5200) 26%, var(--surface, #fff));
  }
  .passage-statement.passage-active {
    border-block-end-color: var(--accent, #26457f);
    background: color-mix(in srgb, var(--accent, #26457f) 22%, var(--surface, #fff));
  }
  .bracket {
    text-decoration: underline dotted color-mix(in srgb, var(--amber, #7d5200) 70%, transparent) 2px;
    text-underline-offset: 0.3em;
  }
  .bracket-sign {
    color: var(--amber, #7d5200);
    font-weight: 700;
  }
`
