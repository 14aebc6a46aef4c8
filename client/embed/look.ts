/**
 * The look of the card. The page around it sets the custom properties, and its `color-scheme` decides between light and
 * dark. The columns follow the width of the card.
 */
export const look = `
:host {
  --ink: var(--plenary-color, light-dark(#1c2024, #e8eaed));
  --soft: var(--plenary-muted, light-dark(#59616b, #a9b1bb));
  --mark: var(--plenary-accent, light-dark(#1d6b43, #7fd0a3));
  display: block;
  container-type: inline-size;
  color: var(--ink);
  background: var(--plenary-background, light-dark(#fff, #16191d));
  border: var(--plenary-border, 1px solid light-dark(#c9ced6, #454b54));
  border-radius: var(--plenary-radius, 8px);
  padding: var(--plenary-padding, 1rem 1.25rem);
  font: var(--plenary-font, 1rem/1.5 system-ui, sans-serif);
  overflow-wrap: anywhere;
}
:host([hidden]) { display: none }
h3, h4, p, figure, blockquote { margin: 0 }
h3 { font-size: 1.2em; line-height: 1.3; margin-block: 0.25rem 0.75rem }
h4 { font-size: 1em; margin-block: 1rem 0.25rem }
.quiet { color: var(--soft); font-size: 0.875em }
.level {
  display: inline-block;
  border: 2px solid;
  border-radius: 4px;
  color: var(--mark);
  font-size: 0.8em;
  padding: 0 0.5em;
}
.texts { display: grid; gap: 1rem }
@container (width > 34rem) { .texts { grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)) } }
[part="text"], blockquote { line-height: 1.7; white-space: pre-line }
blockquote { border-inline-start: 3px solid var(--soft); padding-inline-start: 0.75rem }
.foot { margin-block-start: 1rem }
a { color: var(--plenary-link, var(--mark)) }
@media print { :host { break-inside: avoid } }
`
