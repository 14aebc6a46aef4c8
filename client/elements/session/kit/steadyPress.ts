import { noChange } from "lit"
import { AsyncDirective } from "lit/async-directive.js"
import { directive, type ElementPart } from "lit/directive.js"

/**
 * Milliseconds for which a button ignores presses after its meaning changed. The time between the two presses of a
 * double click is shorter.
 */
export const deafMs = 700

/** An act that a button starts. `meaning` names the act and its object, so that two buttons with the same label differ. */
interface Does {
  meaning: string
  act: () => unknown
  shut: boolean
}

/**
 * A directive for a button that keeps its place while its act changes: `${steadyPress(meaning, act)}`. A press performs
 * the act that the button had when the pointer was pressed, never an act that the button got during the press. A
 * disabled button ignores presses, and screen readers announce it as disabled.
 */
class SteadyPress extends AsyncDirective {
  #button: Element | null = null
  #now: Does | null = null
  /**
   * the button's act when the pointer was pressed; null if the button ignored presses then; undefined while no pointer
   * is pressed
   */
  #pressed: Does | null | undefined
  #deaf: ReturnType<typeof setTimeout> | undefined

  render(_meaning: string, _act: () => unknown, _shut = false): unknown {
    return noChange
  }

  override update({ element }: ElementPart, [meaning, act, shut = false]: [string, () => unknown, boolean?]): unknown {
    if (this.#button !== element) this.#listen(element)
    if (this.#now && this.#now.meaning !== meaning) this.#quiet()
    this.#now = { meaning, act, shut }
    this.#say()
    return noChange
  }

  #listen(element: Element): void {
    this.#button = element
    element.addEventListener("pointerdown", () => {
      this.#pressed = this.#deaf === undefined ? this.#now : null
      for (const end of ["pointerup", "pointercancel"]) addEventListener(end, this.#released, { once: true })
    })
    const guard = (event: Event) => {
      const hears = this.#deaf === undefined ? this.#now : null
      const does = this.#pressed === undefined ? hears : this.#pressed
      if (does && !does.shut) return void does.act()
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    element.addEventListener("click", guard, { capture: true })
  }

  /**
   * Forgets the press. A timer is needed, because the browser sends the click of this press after the pointer event.
   */
  readonly #released = (): void => {
    setTimeout(() => {
      this.#pressed = undefined
    })
  }

  #quiet(): void {
    clearTimeout(this.#deaf)
    this.#deaf = setTimeout(() => this.#hear(), deafMs)
  }

  #hear(): void {
    clearTimeout(this.#deaf)
    this.#deaf = undefined
    this.#say()
  }

  /** Marks the button as disabled while it ignores presses, also for screen readers. */
  #say(): void {
    const deaf = this.#deaf !== undefined
    const shut = this.#now?.shut === true
    this.#button?.toggleAttribute("data-deaf", deaf && !shut)
    if (deaf || shut) this.#button?.setAttribute("aria-disabled", "true")
    else this.#button?.removeAttribute("aria-disabled")
  }

  protected override disconnected(): void {
    this.#hear()
  }
}

export const steadyPress = directive(SteadyPress)

/** The meaning of an act or a command: its JSON, in which each object is replaced by its id. */
export const meaningOf = (wanted: unknown): string =>
  JSON.stringify(wanted, (name, value: unknown) =>
    name !== "" && typeof value === "object" && value !== null && "id" in value ? value.id : value,
  )
