import { setImmediate as nextTurn } from "node:timers/promises"

/** Milliseconds that one part of a long piece of work may hold the event loop. */
const turnMs = 5

/** Long work in turns: `pause` waits only where the turn has been long enough, so that everybody else is served between. */
export class LoopTurns {
  #began = performance.now()

  async pause(): Promise<void> {
    if (performance.now() - this.#began < turnMs) return
    await nextTurn()
    this.#began = performance.now()
  }
}
