import type { Page } from "playwright"

/** One line of text on the screen, in CSS pixels, without the parts that scrolling hides. */
export interface TextBox {
  words: string
  left: number
  top: number
  right: number
  bottom: number
  /** the size of the line's letters on the screen */
  size: number
}

/** Returns every visible line of text, including lines in shadow roots and charts. */
export const textBoxes = (page: Page): Promise<TextBox[]> =>
  page.evaluate(() => {
    const boxes: TextBox[] = []
    look(document.body)
    return boxes

    function look(node: Node): void {
      if (node instanceof Element) {
        if (
          node.matches("script, style, option, .visually-hidden, .unseen") ||
          !node.checkVisibility({ visibilityProperty: true })
        ) {
          // an element without a box may contain elements that have a box
          if (node.matches("script, style, option, .visually-hidden, .unseen")) return
          if (getComputedStyle(node).display !== "contents") return
        }
        if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) look(child)
        if (node instanceof HTMLSlotElement) for (const one of node.assignedNodes()) look(one)
      }
      for (const child of node.childNodes) {
        if (child instanceof Text) measure(child)
        else if (!(node instanceof Element && node.shadowRoot)) look(child)
      }
    }

    function measure(text: Text): void {
      const words = text.data.trim()
      const parent = text.parentElement
      if (words === "" || !parent) return
      const range = document.createRange()
      range.selectNodeContents(text)
      const shown = clipOf(parent)
      const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1
      const size = parseFloat(getComputedStyle(parent).fontSize) * scale
      for (const box of range.getClientRects()) {
        const left = Math.max(box.left, shown.left)
        const right = Math.min(box.right, shown.right)
        const top = Math.max(box.top, shown.top)
        const bottom = Math.min(box.bottom, shown.bottom)
        if (right - left > 1 && bottom - top > 1)
          boxes.push({ words: words.slice(0, 60), left, top, right, bottom, size })
      }
    }

    function clipOf(from: Element) {
      let { left, top, right, bottom } = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
      for (
        let at: Node | null = from;
        at;
        at = at instanceof ShadowRoot ? at.host : ((at as Element).assignedSlot ?? at.parentNode)
      ) {
        if (!(at instanceof HTMLElement) || getComputedStyle(at).overflow === "visible") continue
        const box = at.getBoundingClientRect()
        left = Math.max(left, box.left)
        top = Math.max(top, box.top)
        right = Math.min(right, box.right)
        bottom = Math.min(bottom, box.bottom)
      }
      return { left, top, right, bottom }
    }
  })

/**
 * Returns the lines that lie over each other. Letters are in the middle of their line's box, so the edges of boxes may
 * touch.
 */
export function overprinted(boxes: readonly TextBox[]): string[] {
  const core = boxes.map(box => {
    const inset = (box.bottom - box.top) * 0.22
    return { ...box, top: box.top + inset, bottom: box.bottom - inset }
  })
  return core.flatMap((a, n) =>
    core.slice(n + 1).flatMap(b => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return wide > 2 && high > 1 ? [`“${a.words}” and “${b.words}”`] : []
    }),
  )
}
