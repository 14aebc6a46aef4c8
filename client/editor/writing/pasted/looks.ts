/** Looks that mean something in a note; the rest of a sheet is not looked at. */
const kept = ["font-weight", "font-style", "display"]

/**
 * Writes what a page's own sheets say into its elements: Excel's bold is a class. Where a page is not allowed sheets of
 * others they would say nothing, so they are read here. As text, since a style that is set loses what only Word knows.
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
  // before its own, which go on to count
  for (const [element, said] of found) element.setAttribute("style", said + (element.getAttribute("style") ?? ""))
  for (const other of page.querySelectorAll("script, style, link, meta, title, noscript, template")) other.remove()
}

const sheet = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi

/** Takes the sheets out of a page that is not read yet: as its elements they would be refused, each with a complaint. */
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

/** A heading is bold by being one. */
export function plainHeadings(body: HTMLElement): void {
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    for (const bold of heading.querySelectorAll("b, strong")) bold.replaceWith(...bold.childNodes)
    for (const element of [heading, ...heading.querySelectorAll("[style]")]) {
      const style = element.getAttribute("style")
      if (style) element.setAttribute("style", style.replaceAll(/font-weight:[^;]*/gi, ""))
    }
  }
}
