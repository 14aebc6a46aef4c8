import { noChange } from "lit"
import { AsyncDirective } from "lit/async-directive.js"
import { directive, type ElementPart } from "lit/directive.js"
import { deafMs } from "./steady.ts"

/**
 * On a button of a row that changes: `${steadyPress(words)}`. When the same button comes to mean something else it takes
 * no press for a moment, and a press that began before does nothing.
 */
class SteadyPress extends AsyncDirective {
  #button: Element | null = null
  #meaning: string | null = null
  /** what it meant when the finger went down */
  #pressed: string | null = null
  #deaf: ReturnType<typeof setTimeout> | undefined

  render(_meaning: string): unknown {
    return noChange
  }

  override update({ element }: ElementPart, [meaning]: [string]): unknown {
    if (this.#button !== element) this.#listen(element)
    if (this.#meaning !== null && this.#meaning !== meaning) this.#quiet(element)
    this.#meaning = meaning
    return noChange
  }

  #listen(element: Element): void {
    this.#button = element
    element.addEventListener("pointerdown", () => {
      this.#pressed = this.#meaning
    })
    const guard = (event: Event) => {
      const other = this.#pressed !== null && this.#pressed !== this.#meaning
      this.#pressed = null
      if (!other && this.#deaf === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    element.addEventListener("click", guard, { capture: true })
  }

  #quiet(element: Element): void {
    clearTimeout(this.#deaf)
    element.toggleAttribute("data-deaf", true)
    // whoever does not see the button learns that it takes no press yet
    element.setAttribute("aria-disabled", "true")
    this.#deaf = setTimeout(() => this.#hear(), deafMs)
  }

  #hear(): void {
    clearTimeout(this.#deaf)
    this.#deaf = undefined
    this.#button?.removeAttribute("data-deaf")
    this.#button?.removeAttribute("aria-disabled")
  }

  protected override disconnected(): void {
    this.#hear()
  }
}

export const steadyPress = directive(SteadyPress)
