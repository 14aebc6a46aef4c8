import { css } from "lit"

/**
 * The note lies in light DOM (docs/decisions/light-dom-for-the-editor.md), so these rules go into the document. The first ones are what
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
    padding-block: var(--space-1);
    border-block-end: 1px solid var(--line);
    background: var(--surface);
  }
  /* in sight wherever in the note one has pasted */
  plenary-note > .note-left-out {
    position: sticky;
    inset-block-end: var(--space-2);
    z-index: 2;
    display: block;
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
    padding: var(--space-4) var(--space-3) var(--space-5);
    outline: none;
    color: var(--ink);
    font-size: var(--lead);
    line-height: 1.7;
    line-break: strict;
    overflow-wrap: break-word;
    /* the name at a peer's caret may reach over the edge: that is no reason to scroll */
    overflow-x: clip;
    white-space: pre-wrap;
    white-space: break-spaces;
    font-variant-ligatures: none;
  }
  .note-text:focus-visible {
    border-radius: var(--radius-small);
    outline: 1px solid var(--accent);
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
  }
  /* a line that is evened as a whole moves under the one who writes it */
  .note-text :is(p, li, h2, h3, th, td) {
    text-wrap: wrap;
    unicode-bidi: plaintext;
  }
  .note-text h2 {
    font-size: var(--title-2);
  }
  .note-text h3 {
    font-size: var(--title-3);
  }
  .note-text blockquote {
    margin-inline: 0;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--line);
    color: var(--ink-2);
  }
  .note-text table {
    display: block;
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-block: 0 0.7em;
    overflow-x: auto;
  }
  .note-text code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: var(--sunken);
    font-family: var(--mono);
    font-size: 0.9em;
  }
  .note-text a {
    color: var(--accent);
  }
  .note-text:lang(zh),
  .note-text :lang(zh) {
    font-family: var(--sans-zh);
  }
  .note-text:lang(ja),
  .note-text :lang(ja) {
    font-family: var(--sans-ja);
  }
  .note-text :lang(en) {
    font-family: var(--sans);
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
    color: var(--ink-2);
    content: attr(data-empty);
    pointer-events: none;
  }

  .passage {
    border-block-end: 2px solid color-mix(in srgb, var(--amber) 55%, transparent);
    background: var(--amber-soft);
    cursor: pointer;
  }
  .passage-statement {
    border-block-end-color: color-mix(in srgb, var(--accent) 55%, transparent);
    background: var(--accent-soft);
  }
  .passage-active {
    border-block-end: 3px solid var(--amber);
    background: color-mix(in srgb, var(--amber) 26%, var(--surface));
  }
  .passage-statement.passage-active {
    border-block-end-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 22%, var(--surface));
  }
  .bracket {
    text-decoration: underline dotted color-mix(in srgb, var(--amber) 70%, transparent) 2px;
    text-underline-offset: 0.3em;
  }
  .bracket-sign {
    color: var(--amber);
    font-weight: 700;
  }
`
