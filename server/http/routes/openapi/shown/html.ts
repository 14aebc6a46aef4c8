/** Escapes a text for HTML, also inside an attribute. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, sign => `&#${sign.codePointAt(0)};`)

/** A text with `code` between backquotes, as HTML. */
export const withCode = (text: string): string => escaped(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>")
