import type { Page } from "playwright"

/** The result of a walk by Tab through all controls of a page. */
export interface TabWalk {
  stops: number
  /** the controls that are visible on the page, but were never reached */
  unreached: string[]
  /** the controls that were reached, but showed no visible focus or were covered */
  unseen: string[]
  /** the controls that were reached in another order than that of reading */
  unordered: string[]
}

/** Called at each stop, including the first. The result is added to `unseen`. */
type AtStop = (n: number) => Promise<string | null>

/** The data of one walk. They are kept in the page, because a test has no names for elements. */
interface Kept {
  reached: Set<Element>
  /** the first stop of this round */
  first?: Element | null
  last: Element | null
  unseen: Set<string>
  unordered: Set<string>
  /** the last stop, with its position within its part of the page */
  before?: { part: Element; words: string; left: number; top: number; right: number; bottom: number }
}

declare global {
  interface Window {
    tabWalk: Kept
  }
}

/**
 * Presses Tab from the beginning of the page until the focus returns there. If arrow keys move through a group, e.g. of
 * radio buttons, one control of the group is enough.
 */
export async function walkByTab(page: Page, atStop: AtStop = async () => null, most = 400): Promise<TabWalk> {
  await page.evaluate(() => {
    window.tabWalk = { reached: new Set(), last: null, unseen: new Set(), unordered: new Set() }
  })
  const stops = await goRound(page, most, atStop)
  const left = await page.evaluate(whatIsLeft)
  if (left.unreached.length === 0) return { stops, ...left }
  // code that was loaded during the walk may have replaced a part of the page by new elements
  const more = await goRound(page, most, atStop)
  return { stops: stops + more, ...(await page.evaluate(whatIsLeft)) }
}

async function goRound(page: Page, most: number, atStop: AtStop): Promise<number> {
  await page.evaluate(() => {
    window.tabWalk.first = null
    delete window.tabWalk.before
    getSelection()?.removeAllRanges()
    // the next Tab starts from here
    document.body.setAttribute("tabindex", "-1")
    document.body.focus()
    document.body.removeAttribute("tabindex")
  })
  let stops = 0
  for (let pressed = 0, rounds = 0; pressed < most && rounds < 2; pressed++) {
    await page.keyboard.press("Tab")
    const seen = await page.evaluate(lookAtFocus)
    if (seen === "nothing") rounds += 1
    if (seen === "round") break
    if (seen !== "new") continue
    const amiss = await atStop(stops)
    if (amiss) await page.evaluate(words => window.tabWalk.unseen.add(words), amiss)
    stops += 1
  }
  return stops
}

/** Runs in the page. */
function lookAtFocus(): "nothing" | "again" | "round" | "new" {
  const { reached, last, unseen, unordered, before } = window.tabWalk
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  if (!at || at === document.body) return "nothing"
  // a date field has three stops: its day, its month and its year
  if (at === last) return "again"
  if (at === window.tabWalk.first) return "round"
  window.tabWalk.first ??= at
  if (reached.has(at)) return "again"
  reached.add(at)
  window.tabWalk.last = at
  const words = nameOf(at)
  const marked = marksOf(at)
  if (!marked) unseen.add(`${words} has no mark of its focus`)
  const box = at.getBoundingClientRect()
  // if a text is taller than the page, its first line is enough
  const heights = [box.height / 2, box.height * 0.15, box.height * 0.85, Math.min(8, box.height / 2)]
  const inside = heights.flatMap(y => [0.5, 0.1, 0.9].map(x => [box.left + box.width * x, box.top + y] as const))
  const host = at
  const isOnTop = ([x, y]: readonly [number, number]) => {
    let hit = document.elementFromPoint(x, y)
    while (hit?.shadowRoot) {
      const deeper = hit.shadowRoot.elementFromPoint(x, y)
      if (!deeper || deeper === hit) break
      hit = deeper
    }
    for (let one: Node | null = hit; one; one = one instanceof ShadowRoot ? one.host : one.parentNode)
      if (one === host || (one instanceof HTMLLabelElement && one.control === host)) return true
    return false
  }
  if (!inside.some(isOnTop)) unseen.add(`${words} is covered at ${Math.round(box.left)}, ${Math.round(box.top)}`)
  const here = placeOf(at, words)
  if (before && before.part === here.part && !isReadAfter(here, before)) unordered.add(`${words} after ${before.words}`)
  window.tabWalk.before = here
  return "new"

  /**
   * Whether reading comes to `next` after `last`. Reading goes down, and on one line to the right. It goes up only to
   * the top of a column on the right. Each part of the page has an order of its own.
   */
  function isReadAfter(next: typeof here, last: typeof here): boolean {
    const lower = Math.min(next.bottom, last.bottom) - Math.max(next.top, last.top)
    const sameLine = lower > 0.5 * Math.min(next.bottom - next.top, last.bottom - last.top)
    if (sameLine) return next.left >= last.left - 1
    return next.top >= last.top - 1 || next.left >= last.right - 1
  }

  /**
   * Returns the element's position in the nearest part of the page that has a position of its own, without the effect
   * of scrolling.
   */
  function placeOf(element: Element, said: string) {
    let { left, top, right, bottom } = element.getBoundingClientRect()
    let part: Element = element
    for (let one: Element | null = element; one; one = outOf(one)) {
      part = one
      const { position } = getComputedStyle(one)
      if (one !== element && one.matches("[data-region], header, nav, main, aside, footer, dialog, [popover]")) break
      if (one !== element && (position === "fixed" || position === "sticky")) break
      if (one === element || one.scrollTop + one.scrollLeft === 0) continue
      top += one.scrollTop
      bottom += one.scrollTop
      left += one.scrollLeft
      right += one.scrollLeft
    }
    const corner = part.getBoundingClientRect()
    const x = part.scrollLeft - corner.left
    const y = part.scrollTop - corner.top
    return { part, words: said, left: left + x, right: right + x, top: top + y, bottom: bottom + y }
  }

  function outOf(one: Element): Element | null {
    if (one.assignedSlot) return one.assignedSlot
    if (one.parentElement) return one.parentElement
    const root = one.getRootNode()
    return root instanceof ShadowRoot ? root.host : null
  }

  function nameOf(element: Element): string {
    const label = element.getAttribute("aria-label") ?? element.textContent?.replace(/\s+/g, " ").trim().slice(0, 40)
    const root = element.getRootNode()
    return `${root instanceof ShadowRoot ? `${root.host.localName} ` : ""}${element.localName} “${label}”`
  }

  /** Whether the element has an outline, or one of its two nearest ancestors has one in its place. */
  function marksOf(element: Element): boolean {
    for (let one: Element | null = element, n = 0; one && n < 3; one = one.parentElement, n++) {
      const { outlineStyle, outlineWidth, opacity } = getComputedStyle(one)
      if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && opacity !== "0") return true
    }
    return false
  }
}

/** Runs in the page: returns the visible controls that were never reached. */
function whatIsLeft(): Omit<TabWalk, "stops"> {
  const { reached, unseen, unordered } = window.tabWalk
  const wanted = "a[href], button, input, select, textarea, summary, [contenteditable='true'], [tabindex='0']"
  const unreached: string[] = []
  look(document)
  return { unreached, unseen: [...unseen], unordered: [...unordered] }

  function look(root: Document | ShadowRoot): void {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) look(one.shadowRoot)
      if (!one.matches(wanted) || !isSeen(one) || reached.has(one) || isOneOfReached(one, root)) continue
      const host = root instanceof ShadowRoot ? `${root.host.localName} ` : ""
      const label = one.getAttribute("aria-label") ?? one.textContent?.replace(/\s+/g, " ").trim().slice(0, 40)
      unreached.push(`${host}${one.localName} “${label}”`)
    }
  }

  function isSeen(one: Element): boolean {
    const { width, height } = one.getBoundingClientRect()
    if (one.matches(":disabled, [hidden]") || one.closest("[inert]") || width < 2 || height < 2) return false
    return one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
  }

  function isOneOfReached(one: Element, root: Document | ShadowRoot): boolean {
    if (one instanceof HTMLInputElement && one.type === "radio")
      return [...root.querySelectorAll("input[type='radio']")].some(
        other => other instanceof HTMLInputElement && other.name === one.name && reached.has(other),
      )
    const group =
      one.closest("[role='toolbar'], [role='radiogroup']") ??
      (root instanceof ShadowRoot ? root.host.closest("[role='toolbar']") : null)
    return (
      one.getAttribute("tabindex") === "-1" &&
      group !== null &&
      [...reached].some(other => group.contains(other) || root.contains(other))
    )
  }
}
