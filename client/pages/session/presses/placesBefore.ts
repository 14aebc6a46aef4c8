import { effect } from "@preact/signals-core"
import { deafMs } from "../../../elements/session/kit/steadyPress.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

export const buttons = "button, a, summary, input, select, label"
/** Milliseconds within which an earlier snapshot of the places is recent enough. */
const apart = 100

interface Stood {
  at: number
  places: { button: Element; box: DOMRect }[]
}

/**
 * The places of the buttons before each change of the panel's state. A finger, unlike a pointer, has no position until
 * it presses: only the button that stood at its point a moment ago tells what it was aimed at.
 */
export class PlacesBefore {
  readonly #page: HTMLElement
  #stood: Stood[] = []
  readonly #stop: () => void

  constructor(page: HTMLElement, { live }: Pick<SessionStore, "live">) {
    this.#page = page
    // A reader who scrolls has seen the new places.
    page.addEventListener("touchmove", this.forget, { passive: true })
    const stop = effect(() => {
      // Read first, so that each change of the state comes here before the page renders it.
      void live.state.value
      if (matchMedia("(any-pointer: coarse)").matches) this.keep()
    })
    this.#stop = () => {
      stop()
      page.removeEventListener("touchmove", this.forget)
    }
  }

  /** Later changes are the reader's own. */
  readonly forget = (): void => {
    this.#stood = []
  }

  keep(): void {
    const at = performance.now()
    this.#stood = this.#stood.filter(one => at - one.at < deafMs)
    const last = this.#stood.at(-1)
    if (last && at - last.at < apart) return
    const places = [...buttonsIn(this.#page)].map(button => ({ button, box: button.getBoundingClientRect() }))
    this.#stood.push({ at, places: places.filter(({ box }) => box.width > 0) })
  }

  /** Whether another button, or none, stood at this point within the time that reading takes. */
  isNew(button: Element | null, { clientX: x, clientY: y, timeStamp }: MouseEvent): boolean {
    const isAt = ({ box }: Stood["places"][number]) => x >= box.left && x < box.right && y >= box.top && y < box.bottom
    const lately = this.#stood.filter(({ at }) => timeStamp - at < deafMs)
    return button !== null && lately.some(({ places }) => places.every(one => one.button !== button || !isAt(one)))
  }

  stop(): void {
    this.#stop()
  }
}

/** The buttons on the page, also inside shadow roots; an editable text has none. */
function* buttonsIn(root: ParentNode): Generator<Element> {
  for (const one of root.children) {
    if (one.matches("[contenteditable]")) continue
    if (one.matches(buttons)) yield one
    if (one.shadowRoot) yield* buttonsIn(one.shadowRoot)
    yield* buttonsIn(one)
  }
}
