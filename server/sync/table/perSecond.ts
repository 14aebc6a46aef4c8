const secondMs = 1_000

/**
 * Counts the events of about the last second with a sliding window counter. It adds all events of the running second,
 * and a decreasing share of the events of the second before. Times are in milliseconds.
 */
export class PerSecond {
  #began = 0
  #before = 0
  #running = 0

  add(count: number, now: number): void {
    this.#advance(now)
    this.#running += count
  }

  at(now: number): number {
    this.#advance(now)
    return this.#before * (1 - (now - this.#began) / secondMs) + this.#running
  }

  #advance(now: number): void {
    const passed = now - this.#began
    if (passed >= 0 && passed < secondMs) return
    // after a pause, or if the clock was set, the count begins anew
    const follows = passed >= secondMs && passed < 2 * secondMs
    this.#began = follows ? this.#began + secondMs : now
    this.#before = follows ? this.#running : 0
    this.#running = 0
  }
}
