import { effect } from "@preact/signals-core"
import { noChange } from "lit"
import { AsyncDirective } from "lit/async-directive.js"
import { directive } from "lit/directive.js"

/** A part of a template with its own effect: a signal that changes at each letter redraws this part, not the page. */
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

/** Redraws a part of a page by itself: `${apart(() => html`…${signal.value}…`)}`. */
export const apart = directive(Apart)
