import { isBlank, type LeftOut, leftOutParts, removeUnkept } from "./leftOut.ts"
import { rebuildLists } from "./lists.ts"
import { applySheets, plainHeadings, withoutSheets } from "./looks.ts"
import { rebuildTables } from "./tables.ts"

export interface Cleaned {
  html: string
  leftOut: readonly LeftOut[]
}

/**
 * What another program has put on the clipboard, as the note's schema can read it. The document it is read into runs
 * nothing and fetches nothing. What was copied from a note says so, and is taken as it is.
 */
export function cleaned(html: string): Cleaned {
  if (html.includes("data-pm-slice")) return { html, leftOut: [] }
  const { html: bare, sheets } = withoutSheets(html)
  const page = new DOMParser().parseFromString(bare, "text/html")
  const { body } = page
  applySheets(page, sheets)
  for (const hidden of body.querySelectorAll("[style]")) if (isHidden(hidden)) hidden.remove()
  const left = removeUnkept(body)
  // of Word in a browser, which closes each paragraph with one; and of WebKit, which writes a space as one
  for (const end of body.querySelectorAll(".EOP")) end.remove()
  for (const space of body.querySelectorAll(".Apple-converted-space")) space.replaceWith(" ")
  for (const inserted of body.querySelectorAll("ins")) inserted.replaceWith(...inserted.childNodes)
  plainHeadings(body)
  rebuildLists(body)
  if (rebuildTables(body)) left.add("merged")
  // lines that Word leaves between paragraphs
  for (const empty of body.querySelectorAll("p")) if (isBlank(empty) && empty.childElementCount > 0) empty.remove()
  for (const element of body.querySelectorAll("*"))
    for (const name of element.getAttributeNames()) if (name.startsWith("on")) element.removeAttribute(name)
  return { html: body.innerHTML, leftOut: leftOutParts.filter(part => left.has(part)) }
}

const isHidden = (element: Element): boolean =>
  /display:\s*none|mso-hide:\s*all/i.test(element.getAttribute("style") ?? "")
