import { Unwritable } from "../../../../ports/database/failing.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import type { Health } from "../../../../ports/host/health.ts"
import { askAfresh } from "./askAfresh.ts"
import { isCorrupt, isOutOfDisk, isReadOnly, sqlState } from "./failure.ts"

/** Milliseconds before the first question to a server that is away, and between later ones. */
const askFirstMs = 100
const askAgainMs = 1_000

/** Milliseconds for which a disk counts as full after a write has found no room; only another write can tell. */
const fullMs = 10_000

/** Whether the database takes writes. Tells the health when it stops or begins to take them. */
export class Standing {
  readonly #url: string
  readonly #clock: Pick<Clock, "wait" | "now">
  readonly #health: Health
  /** the last thing that was seen of the server; null while it takes writes */
  #away: "silent" | "read-only" | null = null
  #asking = false
  #closed = false
  #fullSince = Number.NEGATIVE_INFINITY
  #damaged = false

  constructor(url: string, clock: Pick<Clock, "wait" | "now">, health: Health) {
    this.#url = url
    this.#clock = clock
    this.#health = health
    health.watch("database-away", () => this.#away !== null)
    health.watch("disk-full", () => clock.now() - this.#fullSince < fullMs)
    health.watch("database-damaged", () => this.#damaged)
  }

  get isDamaged(): boolean {
    return this.#damaged
  }

  /** Throws if no connection can be had, so that a caller need not wait for one. */
  readonly check = (): void => {
    if (this.#away === "silent") throw new Error("the server was silent when it was asked last")
  }

  refuseDamaged(): never {
    throw new Unwritable("database-damaged")
  }

  /** Throws that the database is away, and asks the server again and again until it takes writes. */
  refuseAway(cause: unknown): never {
    this.#away = isReadOnly(sqlState(cause)) ? "read-only" : "silent"
    this.#health.look()
    void this.#askAgain(askFirstMs)
    throw new Unwritable("database-away", { cause })
  }

  /**
   * Throws that a connection was lost in the middle of a write, which may have been committed. Whether the server itself
   * is away is asked at once.
   */
  refuseLost(cause: unknown): never {
    void this.#askAgain(0)
    throw new Unwritable("database-away", { cause })
  }

  /** The error to throw for a failure: an `Unwritable` if the database takes no writes. */
  worded(failure: unknown): unknown {
    const state = sqlState(failure)
    if (isReadOnly(state)) return this.refuseAway(failure)
    if (isOutOfDisk(state)) this.#fullSince = this.#clock.now()
    else if (isCorrupt(state)) this.#damaged = true
    else return failure
    this.#health.look()
    return new Unwritable(isOutOfDisk(state) ? "disk-full" : "database-damaged", { cause: failure })
  }

  close(): void {
    this.#closed = true
  }

  /** Asks the server until it takes writes, for the first time after so many milliseconds. */
  async #askAgain(firstMs: number): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    for (let ms = firstMs; !this.#closed; ms = askAgainMs) {
      if (ms > 0) await this.#clock.wait(ms)
      const answer = await askAfresh(this.#url)
      this.#away = answer === "writable" ? null : answer
      this.#health.look()
      if (this.#away === null) break
    }
    this.#asking = false
  }
}
