/** Runs the jobs on one topic's document one at a time, in the order of the calls. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** The number of jobs that wait or run. */
  get waiting(): number {
    return this.#waiting
  }

  run<T>(job: () => T | Promise<T>): Promise<T> {
    this.#waiting += 1
    const turn = this.#last.then(job)
    this.#last = turn.then(this.#over, this.#over)
    return turn
  }

  readonly #over = (): void => {
    this.#waiting -= 1
  }
}
