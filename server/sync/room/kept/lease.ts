import type { Clock } from "../../../ports/host/clock.ts"

/**
 * Calls `end` after a resource was not used for `length` milliseconds. One timer is enough, however often the resource
 * is used.
 */
export class Lease {
  readonly #clock: Clock
  readonly #length: number
  readonly #inUse: () => boolean
  readonly #end: () => Promise<void>
  readonly #report: (error: unknown) => void
  #uses = 0
  #waiting = false

  constructor(
    { clock, report }: { clock: Clock; report: (error: unknown) => void },
    length: number,
    inUse: () => boolean,
    end: () => Promise<void>,
  ) {
    this.#clock = clock
    this.#report = report
    this.#length = length
    this.#inUse = inUse
    this.#end = end
  }

  used(): void {
    this.#uses += 1
    if (this.#waiting || this.#inUse()) return
    this.#waiting = true
    this.#wait().catch(this.#report)
  }

  async #wait(): Promise<void> {
    const uses = this.#uses
    await this.#clock.wait(this.#length)
    this.#waiting = false
    if (this.#inUse()) return
    if (uses === this.#uses) await this.#end()
    else this.used()
  }
}
