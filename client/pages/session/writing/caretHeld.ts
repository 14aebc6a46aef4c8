import { focused, isCaret } from "../../frame/focus/focus.ts"

/** Milliseconds after a key or a press in which a move of the caret counts as the writer's own. */
const ownMoveMs = 250
const panes = ".room-centre > *, .room-centre .topic > *, .rail-body > *, .room-body, .room-notices"

/**
 * Keeps the line in which a person writes at its height on the screen. A round, a notice or another person's paragraph
 * may appear above the line. The browser's scroll anchoring keeps the line only in a pane that has been scrolled.
 */
export class CaretHeld {
  readonly #page: HTMLElement
  readonly #sizes = new ResizeObserver(() => this.#hold())
  readonly #end = new AbortController()
  #at: { height: number; scrolled: number; pane: HTMLElement } | null = null
  #acted = 0

  constructor(page: HTMLElement) {
    this.#page = page
    const { signal } = this.#end
    const acts = () => {
      this.#acted = performance.now()
    }
    for (const type of ["keydown", "pointerdown", "beforeinput"])
      page.addEventListener(type, acts, { signal, capture: true, passive: true })
    for (const type of ["focusin", "focusout", "input", "keyup", "pointerup"])
      page.addEventListener(type, this.#look, { signal, passive: true })
    document.addEventListener("selectionchange", () => performance.now() - this.#acted < ownMoveMs && this.#look(), {
      signal,
    })
  }

  /** Observes the parts of the page again, because a rendering may have replaced them. */
  drawn(): void {
    this.#sizes.disconnect()
    for (const part of this.#page.querySelectorAll(panes)) this.#sizes.observe(part)
  }

  stop(): void {
    this.#end.abort()
    this.#sizes.disconnect()
  }

  readonly #look = (): void => {
    const height = caretHeight()
    const pane = height === null ? null : paneOf(focused())
    if (this.#at?.pane !== pane && this.#at) this.#at.pane.style.overflowAnchor = ""
    this.#at = height === null || !pane ? null : { height, pane, scrolled: pane.scrollTop }
    if (pane) pane.style.overflowAnchor = "none"
  }

  #hold(): void {
    const before = this.#at
    const height = caretHeight()
    if (!before || height === null) return
    // A scroll by the writer also moves the line. This part of the movement is not reversed.
    const moved = height - (before.height - (before.pane.scrollTop - before.scrolled))
    if (Math.abs(moved) > 1) before.pane.scrollTop += moved
    this.#look()
  }
}

/**
 * Returns the height of the caret's line in an editable text, or of the focused field. Returns null if nobody writes.
 */
function caretHeight(): number | null {
  const at = focused()
  if (!(at instanceof HTMLElement) || !isCaret(at)) return null
  if (!at.isContentEditable) return at.getBoundingClientRect().top
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const box = range.getBoundingClientRect()
  if (box.height > 0) return box.top
  const node = range.startContainer
  const element = node instanceof Element ? (node.childNodes[range.startOffset] ?? node) : node.parentElement
  return element instanceof Element ? element.getBoundingClientRect().top : null
}

/** Returns the scroll container around an element, also across shadow roots. */
function paneOf(start: Element | null): HTMLElement {
  for (let at: Node | null = start; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at instanceof HTMLElement && at.matches(".room-centre, .room-rail, .room-body, .observer-main, dialog")) {
      const { overflowY } = getComputedStyle(at)
      if (overflowY === "auto" || overflowY === "scroll") return at
    }
  return document.documentElement
}
