/** The style properties that have a meaning in a note; all others are ignored. */
const kept = ["font-weight", "font-style", "display"]

/**
 * Writes the rules of the pasted style sheets into the elements' `style` attributes, because Excel makes text bold by a
 * class. The sheets are parsed here, because the page's content security policy would block them. The attributes are
 * written as text, because setting a style property would drop Word's own properties.
 */
export function applySheets(page: Document, sheets: readonly string[]): void {
  const found = new Map<Element, string>()
  for (const sheet of sheets)
    for (const rule of rulesOf(sheet)) {
      if (!(rule instanceof CSSStyleRule)) continue
      const looks = kept.map(name => [name, rule.style.getPropertyValue(name)]).filter(([, value]) => value !== "")
      const said = looks.map(look => look.join(":")).join(";")
      if (said === "") continue
      for (const element of elementsOf(page, rule.selectorText))
        found.set(element, `${found.get(element) ?? ""}${said};`)
    }
  // The element's own styles come last, so that they override the styles of the sheet.
  for (const [element, said] of found) element.setAttribute("style", said + (element.getAttribute("style") ?? ""))
  for (const other of page.querySelectorAll("script, style, link, meta, title, noscript, template")) other.remove()
}

const sheet = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi

/**
 * Removes the style sheets from HTML before it is parsed. In the parsed document the browser would block each sheet and
 * log an error.
 */
export function withoutSheets(html: string): { html: string; sheets: string[] } {
  const sheets = [...html.matchAll(sheet)].map(([, text = ""]) => text)
  return { html: html.replaceAll(sheet, ""), sheets }
}

function rulesOf(text: string): Iterable<CSSRule> {
  const read = new CSSStyleSheet()
  read.replaceSync(text.replaceAll(/<!--|-->/g, ""))
  return read.cssRules
}

function elementsOf(page: Document, selector: string): Iterable<Element> {
  try {
    return page.body.querySelectorAll(selector)
  } catch {
    return []
  }
}

/** Removes bold from headings, because the note renders every heading in bold. */
export function plainHeadings(body: HTMLElement): void {
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    for (const bold of heading.querySelectorAll("b, strong")) bold.replaceWith(...bold.childNodes)
    for (const element of [heading, ...heading.querySelectorAll("[style]")]) {
      const style = element.getAttribute("style")
      if (style) element.setAttribute("style", style.replaceAll(/font-weight:[^;]*/gi, ""))
    }
  }
}
