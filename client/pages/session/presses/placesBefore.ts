import { effect } from "@preact/signals-core"
import { deafMs } from "../../../elements/session/kit/steadyPress.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

export const buttons = "button, a, summary, input, select, label"
/** Milliseconds, the least time between two snapshots of the buttons' places. */
const apartMs = 100

interface Stood {
  at: number
  places: { button: Element; box: DOMRect }[]
}

/**
 * Records the places of the buttons before each change of the panel's state. A finger has no position before it touches
 * the screen, so only these places show which button the person aimed at.
 */
export class PlacesBefore {
  readonly #page: HTMLElement
  #stood: Stood[] = []
  readonly #stop: () => void

  constructor(page: HTMLElement, { live }: Pick<SessionStore, "live">) {
    this.#page = page
    // Forgets the places when the reader scrolls, because a reader who scrolls has seen the new places.
    page.addEventListener("touchmove", this.forget, { passive: true })
    const stop = effect(() => {
      // This effect reads the state before the page does, so that it runs before the page renders a change.
      void live.state.value
      if (matchMedia("(any-pointer: coarse)").matches) this.keep()
    })
    this.#stop = () => {
      stop()
      page.removeEventListener("touchmove", this.forget)
    }
  }

  /** Forgets all places, because the reader's own act causes the next change. */
  readonly forget = (): void => {
    this.#stood = []
  }

  keep(): void {
    const at = performance.now()
    this.#stood = this.#stood.filter(one => at - one.at < deafMs)
    const last = this.#stood.at(-1)
    if (last && at - last.at < apartMs) return
    const places = [...buttonsIn(this.#page)].map(button => ({ button, box: button.getBoundingClientRect() }))
    this.#stood.push({ at, places: places.filter(({ box }) => box.width > 0) })
  }

  /**
   * True if another button, or none, was at this point a moment ago. The person then cannot have read the new button
   * yet.
   */
  isNew(button: Element | null, { clientX: x, clientY: y, timeStamp }: MouseEvent): boolean {
    const isAt = ({ box }: Stood["places"][number]) => x >= box.left && x < box.right && y >= box.top && y < box.bottom
    const lately = this.#stood.filter(({ at }) => timeStamp - at < deafMs)
    return button !== null && lately.some(({ places }) => places.every(one => one.button !== button || !isAt(one)))
  }

  stop(): void {
    this.#stop()
  }
}

/** Yields the buttons on the page, also inside shadow roots. It skips editable text. */
function* buttonsIn(root: ParentNode): Generator<Element> {
  for (const one of root.children) {
    if (one.matches("[contenteditable]")) continue
    if (one.matches(buttons)) yield one
    if (one.shadowRoot) yield* buttonsIn(one.shadowRoot)
    yield* buttonsIn(one)
  }
}
