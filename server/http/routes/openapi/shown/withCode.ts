import { escaped } from "../../../../../shared/papers/formats/html.ts"

/** A text as HTML, in which what stands between backquotes is code. */
export const withCode = (text: string): string => escaped(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>")
