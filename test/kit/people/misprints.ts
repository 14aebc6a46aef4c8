import type { Page } from "playwright"

/**
 * Finds text that a page prints badly, by the rectangles of its lines. A line must not be cut off unless a person can
 * scroll to it. It must not leave its box or the screen, or lie over another line. A text must not be squeezed to a
 * column of letters, and a pane that scrolls down must not scroll sideways. If a dialog is open, only the dialog is
 * checked.
 */
export const misprintsOf = (page: Page): Promise<string[]> => page.evaluate(lookForMisprints)

/** Runs in the page. */
function lookForMisprints(): string[] {
  interface Edges {
    left: number
    top: number
    right: number
    bottom: number
  }
  interface Line extends Edges {
    text: Text
    parent: Element
    n: number
    /** the ancestor with which the line scrolls; two lines in the same layer keep their distance */
    layer: Element
    /** the part of the line that the screen shows now */
    shown: Edges
  }
  const found = new Set<string>()
  const modal = deepest("dialog:modal")
  const start = modal ?? document.body
  const scrolled = new Set<Element>()
  const lines: Line[] = []
  look(start)
  for (const one of scrolled) sideways(one)
  sideways(document.documentElement)
  overprinted(true)
  // elements that stay in place must not cover the page's text, whether the page is scrolled to its end or its
  // beginning
  for (const at of [1e6, 0]) {
    for (const one of [document.documentElement, ...scrolled]) one.scrollTop = at
    for (const line of lines) place(line)
    overprinted(false)
  }
  return [...found].toSorted()

  function deepest(selector: string, root: Document | ShadowRoot = document): Element | null {
    for (const one of root.querySelectorAll("*")) {
      const inside = one.shadowRoot ? deepest(selector, one.shadowRoot) : null
      if (inside) return inside
      if (one.matches(selector)) return one
    }
    return null
  }

  function look(node: Node): void {
    if (node instanceof Element) {
      if (node.matches("script, style, option, .visually-hidden, .unseen, textarea")) return
      const { display, clipPath, opacity } = getComputedStyle(node)
      if (clipPath === "inset(50%)" || opacity === "0") return
      if (display !== "contents" && !node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
        return
      if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) look(child)
      if (node instanceof HTMLSlotElement) for (const one of node.assignedNodes()) look(one)
      if (node.shadowRoot) return
    }
    for (const child of node.childNodes) {
      if (child instanceof Text) measure(child)
      else look(child)
    }
  }

  function measure(text: Text): void {
    const parent = text.parentElement
    if (text.data.trim() === "" || !parent) return
    const boxes = rectsOf(text)
    const letters = text.data.trim().length
    // a column of one or two letters cannot be read; vertical text has only one line
    if (boxes.length > 4 && letters / boxes.length < 3) found.add(`squeezed: “${text.data.trim()}” (${nameOf(parent)})`)
    for (const [n, box] of boxes.entries()) {
      if (box.width < 2 || box.height < 2) continue
      const line: Line = { text, parent, n, layer: layerOf(parent), ...edges(box), shown: edges(box) }
      if (!isKept(line)) continue
      place(line)
      lines.push(line)
    }
  }

  function rectsOf(text: Text): DOMRect[] {
    const range = document.createRange()
    const blank = text.data.length - text.data.trimStart().length
    range.setStart(text, blank)
    range.setEnd(text, text.data.trimEnd().length)
    return [...range.getClientRects()]
  }

  function edges({ left, top, right, bottom }: Edges): Edges {
    // letters are in the middle of their line's box, so the edges of boxes may touch or be cut
    const inset = (bottom - top) * 0.22
    return { left, right, top: top + inset, bottom: bottom - inset }
  }

  function upFrom(node: Element): Element | null {
    if (node.assignedSlot) return node.assignedSlot
    if (node.parentElement) return node.parentElement
    const root = node.getRootNode()
    return root instanceof ShadowRoot ? root.host : null
  }

  /** Returns the nearest ancestor that contains this box. Ancestors that an absolute position ignores are left out. */
  function holderOf(node: Element): Element | null {
    const { position } = getComputedStyle(node)
    if (position === "fixed" || node.matches(":popover-open, dialog:modal")) return null
    let at = upFrom(node)
    if (position !== "absolute") return at
    while (at && getComputedStyle(at).position === "static" && getComputedStyle(at).transform === "none")
      at = upFrom(at)
    return at
  }

  function layerOf(parent: Element): Element {
    for (let at: Element | null = parent; at; at = upFrom(at)) {
      const { position, overflowX, overflowY } = getComputedStyle(at)
      if (position === "sticky" || position === "fixed" || at.matches(":popover-open, dialog[open]")) return at
      if ([overflowX, overflowY].some(one => one === "auto" || one === "scroll")) return at
    }
    return document.documentElement
  }

  /** Returns the padding box, because overflow is clipped at its edges. */
  function inner(box: Element): Edges {
    const { left, top, right, bottom } = box.getBoundingClientRect()
    const { borderLeftWidth, borderRightWidth, borderTopWidth, borderBottomWidth } = getComputedStyle(box)
    return {
      left: left + parseFloat(borderLeftWidth),
      right: right - parseFloat(borderRightWidth),
      top: top + parseFloat(borderTopWidth),
      bottom: bottom - parseFloat(borderBottomWidth),
    }
  }

  /** Whether a line can be read. Also records what is wrong with the line's place. */
  function isKept(line: Line): boolean {
    let across = true
    let down = true
    let boxed = true
    for (let at: Element | null = line.parent; at && (across || down); at = holderOf(at)) {
      const { overflowX, overflowY, display, position } = getComputedStyle(at)
      if (display === "inline" || display === "contents") continue
      const scrollsX = overflowX === "auto" || overflowX === "scroll"
      const scrollsY = overflowY === "auto" || overflowY === "scroll"
      if (at !== document.documentElement && at !== document.body && (scrollsX || scrollsY)) scrolled.add(at)
      if (at === document.documentElement) break
      across &&= !scrollsX
      down &&= !scrollsY
      const box = inner(at)
      const cutX = across && overflowX !== "visible"
      const cutY = down && overflowY !== "visible"
      const whole = at.getBoundingClientRect()
      const outside = boxed && at instanceof HTMLElement
      if ((cutX && off(line, box, "x")) || (cutY && off(line, box, "y"))) {
        if (!isLeftOut(line, at)) say("cut", line, at)
        return false
      }
      if (outside && across && off(line, whole, "x")) return say("off its box", line, at)
      if (outside && down && isDrawn(at) && off(line, whole, "y")) return say("off its box", line, at)
      // inside a chart, the drawing decides where words are
      if (at instanceof SVGElement) boxed = at.localName !== "svg"
      if (position === "absolute" || position === "fixed") boxed = false
      else if (at instanceof HTMLElement) boxed = true
    }
    if (across && (line.left < -1 || line.right > innerWidth + 1)) say("off the screen", line, document.documentElement)
    return true
  }

  /** Whether the line may be cut off: in a link to the whole text, or in decorative text that is cut off as a whole. */
  function isLeftOut(line: Line, by: Element): boolean {
    const { textOverflow, webkitLineClamp } = getComputedStyle(by)
    if ((textOverflow === "ellipsis" || webkitLineClamp !== "none") && by.closest("a[href]")) return true
    const box = inner(by)
    const gone = line.top >= box.bottom - 1 || line.bottom <= box.top + 1
    return gone && by.closest("[aria-hidden='true']") !== null
  }

  function off(line: Line, box: Edges, axis: "x" | "y"): boolean {
    // a preserved space may extend past the end of its line
    const hanging = getComputedStyle(line.parent).whiteSpaceCollapse === "preserve" ? line.bottom - line.top : 1.5
    if (axis === "x") return line.left < box.left - 1.5 || line.right > box.right + hanging
    return line.top < box.top - 1 || line.bottom > box.bottom + 1
  }

  function isDrawn(box: Element): boolean {
    const { backgroundColor, borderTopWidth, borderTopStyle } = getComputedStyle(box)
    return alphaOf(backgroundColor) > 0.1 || (borderTopStyle !== "none" && parseFloat(borderTopWidth) > 0)
  }

  function alphaOf(colour: string): number {
    const parts = colour.match(/[\d.]+%?/g) ?? []
    if (colour.startsWith("color(") || colour.includes("/"))
      return colour.includes("/") ? parseFloat(parts.at(-1) ?? "1") : 1
    return parts.length > 3 ? parseFloat(parts[3] ?? "1") : 1
  }

  /** Finds the line's visible part, at the current scroll positions. */
  function place(line: Line): void {
    const box = rectsOf(line.text)[line.n]
    if (!box) return
    Object.assign(line, edges(box))
    const shown = edges(box)
    for (let at: Element | null = line.parent; at; at = holderOf(at)) {
      const { overflowX, overflowY, display } = getComputedStyle(at)
      if (display === "contents" || display === "inline" || at === document.documentElement) continue
      const cut = inner(at)
      if (overflowX !== "visible") {
        shown.left = Math.max(shown.left, cut.left)
        shown.right = Math.min(shown.right, cut.right)
      }
      if (overflowY !== "visible") {
        shown.top = Math.max(shown.top, cut.top)
        shown.bottom = Math.min(shown.bottom, cut.bottom)
      }
    }
    line.shown = shown
  }

  function meet(a: Edges, b: Edges): { x: number; y: number } | null {
    const left = Math.max(a.left, b.left)
    const right = Math.min(a.right, b.right)
    const top = Math.max(a.top, b.top)
    const bottom = Math.min(a.bottom, b.bottom)
    return right - left > 2 && bottom - top > 1.5 ? { x: (left + right) / 2, y: (top + bottom) / 2 } : null
  }

  function overprinted(together: boolean): void {
    const sorted = lines.toSorted((a, b) => a.top - b.top)
    for (const [n, a] of sorted.entries())
      for (let m = n + 1; m < sorted.length; m++) {
        const b = sorted[m]
        if (!b || b.top >= a.bottom) break
        if (a.parent === b.parent || (a.layer === b.layer) !== together) continue
        if (!meet(together ? a : a.shown, together ? b : b.shown)) continue
        if (together) a.parent.scrollIntoView({ block: "center" })
        for (const one of together ? [a, b] : []) place(one)
        const at = meet(a.shown, b.shown)
        if (at && isReadThrough(a, b, at, together)) found.add(`overprinted: ${named(a)} and ${named(b)}`)
      }
  }

  /** Whether both lines are visible at this point, because everything above the lower line is transparent. */
  function isReadThrough(a: Line, b: Line, { x, y }: { x: number; y: number }, together: boolean): boolean {
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return together
    let seen = [a, b].filter(({ parent }) => getComputedStyle(parent).pointerEvents === "none").length
    for (const one of stackAt(document, x, y)) {
      if (one === a.parent || one === b.parent) seen += 1
      if (seen === 2) return true
      const { backgroundColor, backgroundImage } = getComputedStyle(one)
      if (alphaOf(backgroundColor) > 0.7 || backgroundImage !== "none") break
    }
    // if an element covers the words and scrolls with them, the words stay covered
    return together && seen > 0
  }

  function stackAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
    return root.elementsFromPoint(x, y).flatMap(one => {
      if (one.getRootNode() !== root) return []
      return one.shadowRoot ? [...stackAt(one.shadowRoot, x, y), one] : [one]
    })
  }

  function sideways(one: Element): void {
    const root = one === document.documentElement
    const wide = root ? document.documentElement.scrollWidth - innerWidth : one.scrollWidth - one.clientWidth
    const { overflowX } = getComputedStyle(one)
    // a strip may scroll sideways if it does not scroll down
    const strip = !root && one.scrollHeight <= one.clientHeight + 1
    if (wide > 1 && !strip && overflowX !== "hidden" && overflowX !== "clip")
      found.add(`sideways by ${wide}: ${nameOf(one)}`)
  }

  function say(what: string, line: Line, by: Element): true {
    found.add(`${what}: ${named(line)}, by ${nameOf(by)}`)
    return true
  }

  function named({ text, parent }: Line): string {
    return `“${text.data.replace(/\s+/g, " ").trim().slice(0, 48)}” (${nameOf(parent)})`
  }

  function nameOf(one: Element): string {
    const root = one.getRootNode()
    const host = root instanceof ShadowRoot ? `${root.host.localName} ` : ""
    const classes = [...one.classList].map(name => `.${name}`).join("")
    return `${host}${one.localName}${classes}`
  }
}
