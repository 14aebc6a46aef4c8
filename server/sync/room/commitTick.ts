import type { Clock } from "../../ports/host/clock.ts"

/**
 * The length of one step of the time grid, in milliseconds. Under load, updates that arrive within one step share a
 * commit.
 */
const gridMs = 20
/** Milliseconds over which the time in commits is counted. */
const recentMs = 200
/** If commits took at least this many of the last `recentMs` milliseconds, updates wait for the grid. */
const busyMs = recentMs / 10

/**
 * Decides when updates are committed: one rule and one timer for the notes of all topics. Updates that begin together
 * share a transaction.
 *
 * The rule: an update is committed at once while commits took less than a tenth of the last 200 ms and no update waits.
 * Otherwise it waits for the next step of the 20 ms grid.
 *
 * "At once" is the next turn of the event loop, so that updates of all sockets that were readable share the commit. An
 * update waits while a commit runs or while other updates wait for the grid. The time of a commit counts once for each
 * of its updates. Commits therefore stay on the grid while many updates share them, because the grid then saves work.
 * They leave the grid when updates would seldom share a commit.
 */
export class CommitTick {
  readonly #clock: Clock
  readonly #elapsed: () => number
  readonly #took: (ms: number) => void
  #next: Promise<void> | null = null
  #running = 0
  /** the commits that ended within the last `recentMs`, in the order of their ends */
  #ended: { updates: number; from: number; to: number }[] = []

  /**
   * `elapsed` returns a time in milliseconds that never decreases. It has fractions, because a commit on SQLite takes
   * less than a millisecond. `took` is called with the time of each commit.
   */
  constructor(clock: Clock, elapsed: () => number, took: (ms: number) => void = () => {}) {
    this.#clock = clock
    this.#elapsed = elapsed
    this.#took = took
  }

  /** Resolves when the updates that have arrived may be committed. */
  next(): Promise<void> {
    return (this.#next ??= this.#wait())
  }

  /** Runs a commit of this number of updates of one note, and counts its time even if it fails. */
  async during<T>(updates: number, commit: () => Promise<T>): Promise<T> {
    const from = this.#elapsed()
    this.#running += 1
    try {
      return await commit()
    } finally {
      this.#running -= 1
      const to = this.#elapsed()
      this.#ended.push({ updates, from, to })
      this.#took(to - from)
    }
  }

  async #wait(): Promise<void> {
    if (this.#isQuiet()) await new Promise(resolve => setImmediate(resolve))
    else await this.#clock.wait(gridMs - (this.#clock.now() % gridMs))
    this.#next = null
  }

  #isQuiet(): boolean {
    const since = this.#elapsed() - recentMs
    this.#ended = this.#ended.filter(({ to }) => to > since)
    if (this.#running > 0) return false
    return this.#ended.reduce((sum, { updates, from, to }) => sum + updates * (to - Math.max(from, since)), 0) < busyMs
  }
}
