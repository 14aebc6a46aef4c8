import type { Clock } from "../../ports/host/clock.ts"
import { PerSecond } from "./perSecond.ts"

/** The load of the process by the observers of all topics, and the time that it has left. */
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
   * Counts deliveries: one for each observer who is to get a committed group of updates. They count the same with and
   * without windows, so a window that saves writes does not end itself.
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
