import { setImmediate as onNextTurn } from "node:timers"
import { setImmediate as nextTurn } from "node:timers/promises"

/** The maximum number of milliseconds and statements that queries may use in one turn of the event loop. */
const most = { ms: 5, statements: 100 } as const

/**
 * Limits the queries in one turn of the event loop. SQLite answers synchronously, so a caller that queries repeatedly
 * would never let the server read a request. A caller beyond the limit waits for the next turn, in the order of calls.
 */
export class ShareOfLoop {
  #began: number | null = null
  #statements = 0
  #waiting: Promise<void> | null = null

  /** a promise that the caller must await before the query; null if the query may run in this turn */
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

  /** resolves after a turn in which no query ran */
  async quiet(): Promise<void> {
    do await nextTurn()
    while (this.#began !== null || this.#waiting)
  }

  #begin(): void {
    this.#began = null
    this.#statements = 0
  }
}
