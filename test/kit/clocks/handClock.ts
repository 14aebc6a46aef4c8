import type { Clock } from "../../../server/ports/clock.ts"

/** Time that passes when a test says so; the clock can be set, and the machine suspended, as a real one can. */
export class HandClock implements Clock {
  #now: number
  /** what timers count by: neither a clock that is set nor a suspension moves it */
  #awake = 0
  #ids = 0
  #waiting: { due: number; resolve: () => void }[] = []

  constructor(now = 1_000) {
    this.#now = now
  }

  now = () => this.#now
  id = () => `id-${++this.#ids}`
  wait = (ms: number) => new Promise<void>(resolve => this.#waiting.push({ due: this.#awake + ms, resolve }))

  /** Wakes whoever is due on the way, in order, each with its turn of the event loop. */
  async pass(ms: number): Promise<void> {
    const end = this.#awake + ms
    for (;;) {
      await settled()
      const next = this.#waiting.toSorted((a, b) => a.due - b.due)[0]
      if (!next || next.due > end) break
      this.#waiting = this.#waiting.filter(one => one !== next)
      this.#move(Math.max(this.#awake, next.due))
      next.resolve()
    }
    this.#move(end)
    await settled()
  }

  /** Somebody sets the clock, back or forward: no timer knows of it. */
  set(now: number): void {
    this.#now = now
  }

  /** The lid is closed for so long. */
  suspend(ms: number): void {
    this.#now += ms
  }

  #move(awake: number): void {
    this.#now += awake - this.#awake
    this.#awake = awake
  }
}

/** Jobs that wait for nothing but each other are over. */
export async function settled(): Promise<void> {
  for (let n = 0; n < 12; n++) await new Promise(resolve => setImmediate(resolve))
}
