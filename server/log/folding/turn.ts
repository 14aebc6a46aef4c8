import { setImmediate as nextTurn } from "node:timers/promises"

/** How long, in milliseconds, one part of long work may block the event loop. */
const turnMs = 5

/**
 * Splits long work into turns. `pause` returns at once until the turn has used its time; then it lets the event loop
 * run other work.
 */
export class LoopTurns {
  #began = performance.now()

  async pause(): Promise<void> {
    if (performance.now() - this.#began < turnMs) return
    await nextTurn()
    this.#began = performance.now()
  }
}
