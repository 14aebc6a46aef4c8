import { deafMs } from "../../elements/session/kit/steadyPress.ts"
import { focused, isText } from "./focus.ts"

const pressed =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [contenteditable='true']"
/** parts that can be named as where one is */
const parts = "article, section, li, form, main, aside"

/**
 * After one's own act the keys go on from there: a button that is gone, shut or waits hands them to what stands in its
 * place. Who pressed beside everything has left by themselves.
 */
export class KeysHeld {
  readonly #end = new AbortController()
  readonly #page: HTMLElement
  /** what had the focus last, and all that it stood in */
  #path: Element[] = []
  /** what the keys went to last when their button was gone */
  #handed: { to: Element; at: number } | null = null
  #leaves = false
  /** it could not be pressed while an act travelled */
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
    // a letter brings nothing about, and asking for each frame while somebody writes makes each of them late
    addEventListener("keyup", event => isWriting(event) || this.soon(), { signal, capture: true })
  }

  stop(): void {
    this.#end.abort()
    this.#checks = 0
  }

  /** The page has been drawn, and what stands on it draws itself in this frame or the next; keys already lost may take longer. */
  drawn(): void {
    this.#watch(isLost(focused()) ? 90 : 2)
  }

  /** For the next moments: what an act brings about comes with the server's answer. */
  soon(): void {
    this.#watch(90)
  }

  /**
   * A button that is shut until the answer may be open again before anyone looks, and has lost the keys all the same.
   * The page sets the answer in a listener of its own, before or after this one.
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

  /** A key that is pressed again does nothing where the keys are since a moment ago: nobody has read yet what that is. */
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
    // within one shadow root nobody outside is told that the focus moves
    if (!isLost(at)) return this.#take(at)
    const [last, ...outside] = this.#path
    if (!last || !document.hasFocus()) return
    if (last.isConnected && last.checkVisibility()) {
      if (last.matches(":disabled")) this.#waits = true
      // one that waited for an answer has the keys again after it; what only lost them was left
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

/** An element and all that it stands in, through shadow roots. */
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
