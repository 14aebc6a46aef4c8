import { until } from "../clocks/until.ts"
import type { Drive } from "./drive.ts"

/** An element that was found: the centre of its visible part, and its text. */
interface Found {
  x: number
  y: number
  words: string
}

/**
 * A person at a browser of any engine. Finds elements by selector and text, also in shadow roots, and waits until they
 * exist.
 */
export class Visitor {
  readonly drive: Drive

  constructor(drive: Drive) {
    this.drive = drive
  }

  /** Presses an element with the mouse, once it no longer moves. */
  async click(css: string, words = ""): Promise<void> {
    let before = await this.find(css, words)
    await until(async () => {
      const now = await this.find(css, words)
      const stands = now.x === before.x && now.y === before.y
      before = now
      return stands
    }, `${css} “${words}” stands still`)
    await this.drive.press(before.x, before.y)
  }

  async sees(css: string, words = ""): Promise<void> {
    await this.find(css, words)
  }

  async text(css: string): Promise<string> {
    return (await this.find(css)).words
  }

  async find(css: string, words = ""): Promise<Found> {
    let found: Found | null = null
    await until(async () => {
      found = await this.drive.run(seek, css, words)
      return found !== null
    }, `${css} “${words}” is seen`)
    if (found === null) throw new Error(`${css} “${words}” is gone`)
    return found
  }
}

/**
 * Runs in the page: scrolls the first visible match into view. An ancestor in the selector may be outside the shadow
 * root of the element.
 */
function seek(path: string, words: string): Found | null {
  const within = (root: ParentNode): Element[] =>
    [...root.querySelectorAll("*")].flatMap(one => [one, ...(one.shadowRoot ? within(one.shadowRoot) : [])])
  const parentOf = (one: Element): Element | null => {
    if (one.assignedSlot ?? one.parentElement) return one.assignedSlot ?? one.parentElement
    const root = one.getRootNode()
    return root instanceof ShadowRoot ? root.host : null
  }
  const fits = (one: Element, [last = "*", ...before]: string[]): boolean => {
    if (!one.matches(last)) return false
    if (before.length === 0) return true
    for (let above = parentOf(one); above; above = parentOf(above)) if (fits(above, before)) return true
    return false
  }
  const parts = path.split(" ").toReversed()
  const shown = within(document).find(
    (one): one is HTMLElement =>
      one instanceof HTMLElement &&
      fits(one, parts) &&
      one.innerText.includes(words) &&
      one.checkVisibility({ visibilityProperty: true }) &&
      one.getClientRects().length > 0,
  )
  if (!shown) return null
  shown.scrollIntoView({ block: "center", behavior: "instant" })
  const box = shown.getBoundingClientRect()
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, words: shown.innerText }
}
