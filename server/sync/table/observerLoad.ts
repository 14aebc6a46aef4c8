import type { Clock } from "../../ports/host/clock.ts"
import { PerSecond } from "./perSecond.ts"

/** The load that the observers of all topics put on the process, and the process's share of idle time. */
export class ObserverLoad {
  readonly #clock: Clock
  readonly #idle: () => number
  readonly #deliveries = new PerSecond()

  /** `idle` returns the share of the last second in which the event loop was idle, from 0 to 1. */
  constructor(clock: Clock, idle: () => number) {
    this.#clock = clock
    this.#idle = idle
  }

  /**
   * Counts deliveries: one for each observer who is to get a committed group of updates. A window saves writes but does
   * not lower this count; otherwise a window would end itself.
   */
  count(deliveries: number): void {
    this.#deliveries.add(deliveries, this.#clock.now())
  }

  get deliveriesPerSecond(): number {
    return this.#deliveries.at(this.#clock.now())
  }

  get idle(): number {
    return this.#idle()
  }
}
