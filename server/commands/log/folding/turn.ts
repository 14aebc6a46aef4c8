import { setImmediate as nextTurn } from "node:timers/promises"

/** Milliseconds for which one part of long work may block the event loop. */
const turnMs = 5

/**
 * Splits long work into turns: `pause` waits only if the current turn has been long enough, so that other work runs in
 * between.
 */
export class LoopTurns {
  #began = performance.now()

  async pause(): Promise<void> {
    if (performance.now() - this.#began < turnMs) return
    await nextTurn()
    this.#began = performance.now()
  }
}
