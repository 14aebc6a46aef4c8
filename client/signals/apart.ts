import { effect } from "@preact/signals-core"
import { noChange } from "lit"
import { AsyncDirective } from "lit/async-directive.js"
import { directive } from "lit/directive.js"

/**
 * A part of a template with its own effect. When a signal that the part reads changes, only this part renders again,
 * not the whole page.
 */
class Apart extends AsyncDirective {
  #draw: () => unknown = () => noChange
  #stop = (): void => undefined

  render(draw: () => unknown): unknown {
    this.#draw = draw
    return this.#watch()
  }

  /** Returns the part's first rendering. Each later rendering replaces the part's content directly. */
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

/** Renders a part of a page on its own: `${apart(() => html`…${signal.value}…`)}`. */
export const apart = directive(Apart)
