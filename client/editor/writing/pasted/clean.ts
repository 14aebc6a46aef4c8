import { isBlank, type LeftOut, leftOutParts, removeUnkept } from "./leftOut.ts"
import { rebuildLists } from "./lists.ts"
import { applySheets, plainHeadings, withoutSheets } from "./looks.ts"
import { rebuildTables } from "./tables.ts"

export interface Cleaned {
  html: string
  leftOut: readonly LeftOut[]
}

/**
 * Turns HTML from another program into HTML that the note's schema can parse. The HTML is parsed in a document that
 * runs no script and loads nothing. HTML that was copied from a note contains `data-pm-slice` and stays unchanged.
 */
export function cleaned(html: string): Cleaned {
  if (html.includes("data-pm-slice")) return { html, leftOut: [] }
  const { html: bare, sheets } = withoutSheets(html)
  const page = new DOMParser().parseFromString(bare, "text/html")
  const { body } = page
  applySheets(page, sheets)
  for (const hidden of body.querySelectorAll("[style]")) if (isHidden(hidden)) hidden.remove()
  const left = removeUnkept(body)
  // Word for the web ends each paragraph with an .EOP element; WebKit writes a space as an .Apple-converted-space
  // element.
  for (const end of body.querySelectorAll(".EOP")) end.remove()
  for (const space of body.querySelectorAll(".Apple-converted-space")) space.replaceWith(" ")
  for (const inserted of body.querySelectorAll("ins")) inserted.replaceWith(...inserted.childNodes)
  plainHeadings(body)
  rebuildLists(body)
  if (rebuildTables(body)) left.add("merged")
  // Removes the empty paragraphs that Word puts between paragraphs.
  for (const empty of body.querySelectorAll("p")) if (isBlank(empty) && empty.childElementCount > 0) empty.remove()
  for (const element of body.querySelectorAll("*"))
    for (const name of element.getAttributeNames()) if (name.startsWith("on")) element.removeAttribute(name)
  return { html: body.innerHTML, leftOut: leftOutParts.filter(part => left.has(part)) }
}

const isHidden = (element: Element): boolean =>
  /display:\s*none|mso-hide:\s*all/i.test(element.getAttribute("style") ?? "")
