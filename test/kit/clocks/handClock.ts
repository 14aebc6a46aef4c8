import type { Clock } from "../../../server/ports/host/clock.ts"

/** A clock that advances only when a test advances it. A test can also set the clock, or suspend its machine. */
export class HandClock implements Clock {
  #now: number
  /** the time by which timers count; setting the clock or suspending the machine does not change it */
  #awake = 0
  #ids = 0
  #waiting: { due: number; resolve: () => void }[] = []

  constructor(now = 1_000) {
    this.#now = now
  }

  now = () => this.#now
  id = () => `id-${++this.#ids}`
  wait = (ms: number) => new Promise<void>(resolve => this.#waiting.push({ due: this.#awake + ms, resolve }))

  /** Advances the time and wakes the due timers in order, each in its own turn of the event loop. */
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

  /** Sets the clock back or forward. Timers do not change. */
  set(now: number): void {
    this.#now = now
  }

  /** Suspends the machine for `ms` milliseconds. */
  suspend(ms: number): void {
    this.#now += ms
  }

  #move(awake: number): void {
    this.#now += awake - this.#awake
    this.#awake = awake
  }
}

/** Waits until jobs that depend only on each other, and not on time, are done. */
export async function settled(): Promise<void> {
  for (let n = 0; n < 12; n++) await new Promise(resolve => setImmediate(resolve))
}
