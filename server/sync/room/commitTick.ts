import type { Clock } from "../../ports/host/clock.ts"

/** Milliseconds of typing that share one commit. */
const tickMs = 20

/** One grid of ticks and one timer for all notes, so that updates of several notes share a commit. */
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
