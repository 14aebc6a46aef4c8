import type { ReactiveController, ReactiveControllerHost } from "lit"

/** Milliseconds for which a button is deaf after its meaning changed: longer than the second press of a double click. */
export const deafMs = 700

/**
 * A button in one place whose meaning changes. What a finger went down on is what it does when the finger comes up, and a
 * meaning that has just come is not pressed by a press that was aimed at the one before.
 */
export class Steady<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #shown: { meaning: string; value: T } | null = null
  /** when the meaning that is shown came, in milliseconds of the page; null: with the page */
  #since: number | null = null
  #pressed = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener("pointerup", this.#released)
    window.addEventListener("pointercancel", this.#released)
  }

  hostDisconnected(): void {
    window.removeEventListener("pointerup", this.#released)
    window.removeEventListener("pointercancel", this.#released)
    clearTimeout(this.#timer)
  }

  /** The value to show now. `meaning` names in words what the button does. Each render calls this once. */
  now(meaning: string, value: T): T {
    const before = this.#shown
    if (before && before.meaning !== meaning) {
      if (this.#pressed) return before.value
      this.#since = performance.now()
      clearTimeout(this.#timer)
      // a little later, as a timer may come early
      this.#timer = setTimeout(() => this.#host.requestUpdate(), deafMs + 20)
    }
    this.#shown = { meaning, value }
    return value
  }

  get deaf(): boolean {
    return this.#since !== null && performance.now() - this.#since < deafMs
  }

  /** A pointer went down on the button. */
  press(): void {
    this.#pressed = true
  }

  /** Waits until the browser has sent the click of this press. */
  readonly #released = (): void => {
    if (!this.#pressed) return
    setTimeout(() => {
      this.#pressed = false
      this.#host.requestUpdate()
    })
  }
}
