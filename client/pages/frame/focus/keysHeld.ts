import { deafMs } from "../../../elements/session/kit/steadyPress.ts"
import { focused, isText } from "./focus.ts"

const pressed =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [contenteditable='true']"
/** The parts of a page that receive the focus themselves if they contain no control. */
const parts = "article, section, li, form, main, aside"

/**
 * Keeps the keyboard focus in place after the reader's own act. If the focused button is removed, the next control in
 * its place gets the focus. If the button was disabled while an act was sent, the button gets the focus again
 * afterwards. If the reader pressed elsewhere, the focus is not moved.
 */
export class KeysHeld {
  readonly #end = new AbortController()
  readonly #page: HTMLElement
  /** The last focused element and all its ancestors. */
  #path: Element[] = []
  /**
   * The element that last received the focus in place of a removed button, and the time at which it received the focus.
   */
  #handed: { to: Element; at: number } | null = null
  #leaves = false
  /** True if the last focused element was disabled while an act was sent. */
  #waits = false
  #checks = 0

  constructor(page: HTMLElement) {
    const { signal } = this.#end
    this.#page = page
    page.addEventListener("focusin", () => this.#take(focused()), { signal })
    page.addEventListener("focusout", () => this.#leaves && (this.#path = []), { signal })
    addEventListener("pointerdown", () => this.#leave(), { signal, capture: true })
    addEventListener("keydown", event => (event.key === "Tab" || event.key === "F6" ? this.#leave() : this.check()), {
      signal,
      capture: true,
    })
    page.addEventListener("click", event => this.#holdBack(event), { signal, capture: true })
    addEventListener("click", () => this.soon(), { signal, capture: true })
    for (const type of ["command-wanted", "act-wanted"] as const)
      page.addEventListener(type, event => this.#follow(event), { signal })
    // A letter changes nothing outside its text, and a frame callback at each letter would delay typing.
    addEventListener("keyup", event => isWriting(event) || this.soon(), { signal, capture: true })
  }

  stop(): void {
    this.#end.abort()
    this.#checks = 0
  }

  /**
   * Call this when the page has rendered. The page's elements render in this animation frame or the next. If the focus
   * is already lost, this method checks more frames.
   */
  drawn(): void {
    this.#watch(isLost(focused()) ? 90 : 2)
  }

  /**
   * Checks the focus in the next animation frames, because an act changes the page when the server's answer arrives.
   */
  soon(): void {
    this.#watch(90)
  }

  /**
   * Checks the focus after the answer to an act. A button that is disabled until the answer loses the focus, even if it
   * is enabled again before the next frame. `answer` is read in a microtask, because another listener may set `answer`
   * after this listener runs.
   */
  #follow(event: { readonly answer: Promise<unknown> | null }): void {
    this.#waits = true
    const soon = () => this.soon()
    queueMicrotask(() => void event.answer?.then(soon, soon))
  }

  #watch(frames: number): void {
    const running = this.#checks > 0
    this.#checks = Math.max(this.#checks, frames)
    if (!running) requestAnimationFrame(this.#again)
  }

  readonly #again = (): void => {
    this.check()
    this.#checks -= 1
    if (this.#checks > 0 && this.#path.length > 0) requestAnimationFrame(this.#again)
    else this.#checks = 0
  }

  #take(at: Element | null): void {
    if (at === this.#path[0] || !at || !this.#page.contains(outermost(at))) return
    this.#path = around(at)
    this.#waits = false
  }

  #leave(): void {
    this.#leaves = true
    setTimeout(() => {
      this.#leaves = false
    })
  }

  /**
   * Ignores a repeated key on an element that has just received the focus, because nobody has had time to read the
   * element.
   */
  #holdBack(event: MouseEvent): void {
    const { to, at } = this.#handed ?? { to: null, at: 0 }
    const byKey = event.detail === 0
    if (!byKey || !to || event.timeStamp - at >= deafMs || !event.composedPath().includes(to)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  #hand(next: Element): void {
    this.#handed = { to: next, at: performance.now() }
    focusOn(next)
  }

  check(): void {
    const at = focused()
    // Stores the focused element here, because a change of focus inside a shadow root fires no event outside the shadow
    // root.
    if (!isLost(at)) return this.#take(at)
    const [last, ...outside] = this.#path
    if (!last || !document.hasFocus()) return
    if (last.isConnected && last.checkVisibility()) {
      if (last.matches(":disabled")) this.#waits = true
      // A button that was disabled during an act gets the focus again. Otherwise the reader has moved the focus away.
      else if (this.#waits) focusOn(last)
      else this.#path = []
      return
    }
    for (const part of outside) {
      if (!part.isConnected) continue
      const opener = part.matches("[popover]") ? openerOf(part) : null
      if (opener) return focusOn(opener)
      if (!part.checkVisibility()) continue
      const next = [...(part.shadowRoot ?? part).querySelectorAll(pressed)].find(one => one.checkVisibility())
      if (next) return this.#hand(next)
      if (part.matches(parts) && !part.shadowRoot) {
        part.setAttribute("tabindex", "-1")
        return focusOn(part)
      }
    }
  }
}

const isLost = (at: Element | null): boolean => at === null || at === document.body

/** Returns an element and all its ancestors, across shadow roots. */
function around(element: Element): Element[] {
  const path: Element[] = []
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at instanceof Element) path.push(at)
  return path
}

const outermost = (element: Element): Element => {
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? outermost(root.host) : element
}

function openerOf(popover: Element): Element | null {
  const root = popover.getRootNode()
  return root instanceof ShadowRoot || root instanceof Document
    ? root.querySelector(`[popovertarget="${popover.id}"]:not([popovertargetaction="hide"])`)
    : null
}

const focusOn = (part: Element): void => {
  if (part instanceof HTMLElement) part.focus({ preventScroll: true })
}

const isWriting = (event: KeyboardEvent): boolean =>
  event.key !== "Enter" && event.key !== "Escape" && isText(event.composedPath()[0])
