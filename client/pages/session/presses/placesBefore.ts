import { effect } from "@preact/signals-core"
import { deafMs } from "../../../elements/session/kit/steadyPress.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

export const buttons = "button, a, summary, input, select, label"
/** milliseconds within which what came before says enough */
const apart = 100

interface Stood {
  at: number
  places: { button: Element; box: DOMRect }[]
}

/**
 * Where the buttons stood before each change of what the panel shows. A finger, unlike a pointer, is nowhere until it
 * presses: only what stood at its point a moment ago tells what it was aimed at.
 */
export class PlacesBefore {
  readonly #page: HTMLElement
  #stood: Stood[] = []
  readonly #stop: () => void

  constructor(page: HTMLElement, { live }: Pick<SessionStore, "live">) {
    this.#page = page
    // who scrolls has seen where things are since
    page.addEventListener("touchmove", this.forget, { passive: true })
    const stop = effect(() => {
      // read before anything else, so that each change of it comes here, before the page is drawn with it
      void live.state.value
      if (matchMedia("(any-pointer: coarse)").matches) this.keep()
    })
    this.#stop = () => {
      stop()
      page.removeEventListener("touchmove", this.forget)
    }
  }

  /** What comes from here on is of the reader's own making. */
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

/** What is pressed on the page, in the shadow of its elements too; a text that is written has none. */
function* buttonsIn(root: ParentNode): Generator<Element> {
  for (const one of root.children) {
    if (one.matches("[contenteditable]")) continue
    if (one.matches(buttons)) yield one
    if (one.shadowRoot) yield* buttonsIn(one.shadowRoot)
    yield* buttonsIn(one)
  }
}
