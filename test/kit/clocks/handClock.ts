import type { Clock } from "../../../server/ports/clock.ts"

/** Time that passes when a test says so. */
export class HandClock implements Clock {
  #now = 1_000
  #waiting: { due: number; resolve: () => void }[] = []

  now = () => this.#now
  id = () => "unused"
  wait = (ms: number) => new Promise<void>(resolve => this.#waiting.push({ due: this.#now + ms, resolve }))

  /** Wakes whoever is due on the way, in order, each with its turn of the event loop. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms
    for (;;) {
      await settled()
      const next = this.#waiting.toSorted((a, b) => a.due - b.due)[0]
      if (!next || next.due > end) break
      this.#waiting = this.#waiting.filter(one => one !== next)
      this.#now = Math.max(this.#now, next.due)
      next.resolve()
    }
    this.#now = end
    await settled()
  }
}

/** Jobs that wait for nothing but each other are over. */
export async function settled(): Promise<void> {
  for (let n = 0; n < 12; n++) await new Promise(resolve => setImmediate(resolve))
}
