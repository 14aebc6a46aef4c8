/** One promise chain: what touches a topic's replica runs alone and in the order it was asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(job: () => T | Promise<T>): Promise<T> {
    const turn = this.#last.then(job)
    this.#last = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }
}
