import { rebuildTables } from "./tables.ts"

/**
 * What another program has put on the clipboard, as the note's schema can read it. The document it is read into runs
 * nothing and fetches nothing. What was copied from a note says so, and is taken as it is.
 */
export function cleaned(html: string): string {
  if (html.includes("data-pm-slice")) return html
  const { body } = new DOMParser().parseFromString(html, "text/html")
  rebuildTables(body)
  return body.innerHTML
}
