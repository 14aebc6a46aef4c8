import { setImmediate as onNextTurn } from "node:timers"
import { setImmediate as nextTurn } from "node:timers/promises"

/** How much of one turn of the event loop the queries may use before other work runs. */
const most = { ms: 5, statements: 100 } as const

/**
 * SQLite answers synchronously, so a caller that queries again and again never leaves its turn of the event loop:
 * settled promises run before any request is read. A caller beyond the limit waits for the next turn, in the order of
 * calls.
 */
export class ShareOfLoop {
  #began: number | null = null
  #statements = 0
  #waiting: Promise<void> | null = null

  /** null if there is time left in this turn */
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

  /** Settles after a turn without a query. */
  async quiet(): Promise<void> {
    do await nextTurn()
    while (this.#began !== null || this.#waiting)
  }

  #begin(): void {
    this.#began = null
    this.#statements = 0
  }
}
