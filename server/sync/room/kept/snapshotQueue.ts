import { Turns } from "../turns.ts"

/**
 * Makes the snapshots of all notes one at a time: a hundred notes that are left at once would else start a hundred
 * threads.
 */
export class SnapshotQueue {
  readonly #turns = new Turns()
  #ended = false

  async run(job: () => Promise<void>): Promise<void> {
    await this.#turns.run(async () => {
      if (!this.#ended) await job()
    })
  }

  /**
   * Settles when the job that runs is done. The others are never begun: a server that stops has no time for them, and
   * the next load reads the log instead.
   */
  async end(): Promise<void> {
    this.#ended = true
    await this.#turns.run(() => {})
  }
}
