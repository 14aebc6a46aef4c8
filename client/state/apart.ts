import { effect } from "@preact/signals-core"
import { noChange } from "lit"
import { AsyncDirective } from "lit/async-directive.js"
import { directive } from "lit/directive.js"

/** Watches its own signals, so that what changes at each letter does not draw the page that it stands on. */
class Apart extends AsyncDirective {
  #draw: () => unknown = () => noChange
  #stop = (): void => undefined

  render(draw: () => unknown): unknown {
    this.#draw = draw
    return this.#watch()
  }

  /** What is drawn now; what is drawn later goes straight to its place. */
  #watch(): unknown {
    this.#stop()
    let now: unknown = noChange
    let first = true
    this.#stop = effect(() => {
      const drawn = this.#draw()
      if (first) now = drawn
      else this.setValue(drawn)
    })
    first = false
    return now
  }

  protected override disconnected(): void {
    this.#stop()
  }

  protected override reconnected(): void {
    this.setValue(this.#watch())
  }
}

/** A part of a page that is drawn again by itself: `${apart(() => html`…${signal.value}…`)}`. */
export const apart = directive(Apart)
