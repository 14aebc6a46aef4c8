import type { Clock } from "../../ports/host/clock.ts"

/** The length of a tick in milliseconds. Updates that arrive within one tick share one commit. */
const tickMs = 20

/** One timer for the notes of all topics. Updates of several notes that arrive before the same tick share a commit. */
export class CommitTick {
  readonly #clock: Clock
  #next: Promise<void> | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  next(): Promise<void> {
    return (this.#next ??= this.#wait())
  }

  async #wait(): Promise<void> {
    await this.#clock.wait(tickMs - (this.#clock.now() % tickMs))
    this.#next = null
  }
}
