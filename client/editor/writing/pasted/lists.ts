/** The list level of a paragraph that another program draws as a list item, without a list element around it. */
interface Item {
  level: number
  list: "ul" | "ol"
}

/** Matches the marker of a numbered item: "1.", "(a)", "iv)", 一、. Any other marker is a bullet. */
const number = /^[(（]?(\d+|[a-z]|[ivxlcdm]+|[一二三四五六七八九十]+)[.)）．、]/i
/** Matches a list marker in plain text, which is followed by a tab or a no-break space. */
const mark = /^\s*([·•▪§o–-]|[(（]?(?:\d+|[a-z]|[ivx]+)[.)）])(?:\u00a0|\t)(?:\u00a0|\s)*/i
/** The indentation that Word adds for each list level, in points. */
const indentPt = 36

/** Rebuilds the lists of Word and similar programs: paragraphs with a level and a marker become real, nested lists. */
export function rebuildLists(body: HTMLElement): void {
  for (const wrapper of body.querySelectorAll(".ListContainerWrapper")) wrapper.replaceWith(...paragraphsOf(wrapper))
  for (const element of body.querySelectorAll("p")) {
    const item = itemOf(element)
    if (item) hang(element, item)
  }
  for (const rest of body.querySelectorAll('[style*="mso-list:Ignore" i]'))
    rest.replaceWith(`${trimmed(rest.textContent)} `)
  for (const list of body.querySelectorAll("[data-level]")) list.removeAttribute("data-level")
}

/**
 * Turns the list items in Word's wrapper element into paragraphs, because Word for the web puts each item into its own
 * list.
 */
function paragraphsOf(wrapper: Element): Element[] {
  return [...wrapper.querySelectorAll("li")].map(item => {
    const line = wrapper.ownerDocument.createElement("p")
    line.dataset["item"] = `${item.closest("ol, ul")?.localName} ${item.getAttribute("data-aria-level")}`
    line.append(...(item.querySelector("p") ?? item).childNodes)
    return line
  })
}

function itemOf(line: HTMLElement): Item | null {
  const { item } = line.dataset
  if (item) return { list: item.startsWith("ol") ? "ol" : "ul", level: Number(item.split(" ")[1]) || 1 }
  const style = line.getAttribute("style") ?? ""
  const level = /mso-list:\s*\S+\s+level(\d+)/i.exec(style)?.[1]
  const signs = line.querySelector('[style*="mso-list:Ignore" i]')
  if (level && signs) {
    const list = number.test(trimmed(signs.textContent)) ? "ol" : "ul"
    signs.remove()
    return { level: Number(level), list }
  }
  if (!level && !line.className.startsWith("MsoListParagraph")) return null
  const drawn = mark.exec(line.textContent ?? "")
  if (!drawn) return null
  cutStart(line, drawn[0].length)
  const margin = Number(/margin-left:\s*([\d.]+)pt/i.exec(style)?.[1] ?? indentPt)
  return {
    level: level ? Number(level) : Math.max(1, Math.round(margin / indentPt)),
    list: number.test(drawn[1] ?? "") ? "ol" : "ul",
  }
}

const trimmed = (text: string | null): string => (text ?? "").replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, "")

function cutStart(line: HTMLElement, length: number): void {
  let rest = length
  const texts = line.ownerDocument.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text && rest > 0; text = texts.nextNode()) {
    const said = text.nodeValue ?? ""
    text.nodeValue = said.slice(rest)
    rest -= Math.min(rest, said.length)
  }
}

/**
 * Appends a paragraph as a list item after the previous item: to the same list, to a list inside the previous item, or
 * to an outer list.
 */
function hang(line: HTMLElement, { level, list }: Item): void {
  const page = line.ownerDocument
  const before = line.previousElementSibling
  let last = before?.hasAttribute("data-level") ? lastListOf(before) : null
  while (last && levelOf(last) > level) last = last.parentElement?.closest("[data-level]") ?? null
  const entry = page.createElement("li")
  const needed = () => {
    const made = page.createElement(list)
    made.setAttribute("data-level", String(level))
    return made
  }
  if (last && levelOf(last) === level && last.localName === list) last.append(entry)
  else {
    const made = needed()
    if (last && levelOf(last) < level) last.lastElementChild?.append(made)
    else if (last) last.after(made)
    else line.before(made)
    made.append(entry)
  }
  entry.append(line)
}

const levelOf = (list: Element): number => Number(list.getAttribute("data-level"))

function lastListOf(list: Element): Element {
  const inner = list.lastElementChild?.lastElementChild
  return inner?.hasAttribute("data-level") ? lastListOf(inner) : list
}
