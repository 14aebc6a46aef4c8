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
  #at: Line | null = null
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

  /** Takes the caret's line as the writer's own act left it. */
  readonly #look = (): void => this.#take(true)

  #take(own: boolean): void {
    const before = this.#at
    const line = lineNow()
    if (before && before.pane !== line?.pane) before.pane.style.overflowAnchor = ""
    // The move that others caused since the last look is still to be held, although the writer acted meanwhile.
    if (own && before && line && before.field === line.field) {
      const moved = movedByOthers(before, line)
      for (const part of ["height", "wordsTop", "fieldTop"] as const) line[part] -= moved
    }
    this.#at = line
    if (line) line.pane.style.overflowAnchor = "none"
  }

  #hold(): void {
    const before = this.#at
    const line = lineNow()
    if (!before || !line) return
    const moved = line.height - before.height + line.scrolled - before.scrolled
    if (Math.abs(moved) > 1) before.pane.scrollTop += moved
    this.#take(false)
  }
}

/** The line of the caret, in pixels of the window. */
interface Line {
  field: HTMLElement
  /** The element with the caret's words, by which a move of the line is told from a move of the caret. */
  words: Element
  wordsTop: number
  fieldTop: number
  height: number
  pane: HTMLElement
  /** How far everything around the field is scrolled. A scroll also moves the line, and is not reversed. */
  scrolled: number
}

function lineNow(): Line | null {
  const field = focused()
  if (!(field instanceof HTMLElement) || !isCaret(field)) return null
  const height = caretHeight(field)
  if (height === null) return null
  const node = field.isContentEditable ? getSelection()?.getRangeAt(0).startContainer : undefined
  const words = (node instanceof Element ? node : node?.parentElement) ?? field
  const pane = paneOf(field)
  const [wordsTop, fieldTop] = [words.getBoundingClientRect().top, field.getBoundingClientRect().top]
  return { field, words, wordsTop, fieldTop, height, pane, scrolled: scrolledAround(field) }
}

/** Pixels by which the field moved, or the words of the caret if it is still in them. */
const movedByOthers = (before: Line, now: Line): number =>
  now.scrolled -
  before.scrolled +
  (before.words === now.words ? now.wordsTop - before.wordsTop : now.fieldTop - before.fieldTop)

/** Returns the height of the caret's line in an editable text, or of a field. Returns null without a caret. */
function caretHeight(field: HTMLElement): number | null {
  if (!field.isContentEditable) return field.getBoundingClientRect().top
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const box = range.getBoundingClientRect()
  if (box.height > 0) return box.top
  const node = range.startContainer
  const element = node instanceof Element ? (node.childNodes[range.startOffset] ?? node) : node.parentElement
  return element instanceof Element ? element.getBoundingClientRect().top : null
}

/** Returns the element and all that it is in, also across shadow roots. */
function* around(start: Element): Generator<HTMLElement> {
  for (let at: Node | null = start; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at instanceof HTMLElement) yield at
}

/** Returns the scroll container of the room around an element. */
function paneOf(start: Element): HTMLElement {
  for (const at of around(start))
    if (at.matches(".room-centre, .room-rail, .room-body, .observer-main, dialog")) {
      const { overflowY } = getComputedStyle(at)
      if (overflowY === "auto" || overflowY === "scroll") return at
    }
  return document.documentElement
}

const scrolledAround = (field: HTMLElement): number => {
  let sum = 0
  for (const at of around(field)) if (at !== field) sum += at.scrollTop
  return sum
}
