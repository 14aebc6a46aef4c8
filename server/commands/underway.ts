/** What a watch has begun: whoever stops it waits until it is over, as the database is closed next. */
export class Underway {
  readonly #jobs = new Set<Promise<void>>()
  readonly #failed: (error: unknown) => void

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed
  }

  begin(job: Promise<void>): void {
    const watched = job.catch(this.#failed).finally(() => this.#jobs.delete(watched))
    this.#jobs.add(watched)
  }

  async over(): Promise<void> {
    while (this.#jobs.size > 0) await Promise.all(this.#jobs)
  }
}
