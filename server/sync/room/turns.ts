/** One promise chain: what touches a topic's replica runs alone and in the order it was asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** Jobs that have been asked for and are not over. */
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
