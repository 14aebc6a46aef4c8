import { setImmediate as onNextTurn } from "node:timers"
import { setImmediate as nextTurn } from "node:timers/promises"

/** What one turn of the event loop may be used for before everybody else is served. */
const most = { ms: 5, statements: 100 } as const

/**
 * SQLite answers at once, so whoever asks it again and again never leaves the turn of the event loop that they began in:
 * promises that are kept run before any request is read. Who asks too long waits for the next turn, in the order of asking.
 */
export class ShareOfLoop {
  #began: number | null = null
  #statements = 0
  #waiting: Promise<void> | null = null

  /** null where there is time left in this turn */
  wait(): Promise<void> | null {
    if (this.#waiting) return this.#waiting
    if (this.#began === null) {
      this.#began = performance.now()
      onNextTurn(() => this.#begin())
    }
    this.#statements += 1
    if (this.#statements <= most.statements && performance.now() - this.#began < most.ms) return null
    this.#waiting = nextTurn().then(() => {
      this.#waiting = null
      this.#begin()
    })
    return this.#waiting
  }

  /** Settles after a turn in which nobody asked. */
  async quiet(): Promise<void> {
    do await nextTurn()
    while (this.#began !== null || this.#waiting)
  }

  #begin(): void {
    this.#began = null
    this.#statements = 0
  }
}
