import { Unwritable } from "../../../../ports/database/failing.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import type { Health } from "../../../../ports/host/health.ts"
import { askAfresh } from "./askAfresh.ts"
import { awayFrom, isCorrupt, isOutOfDisk, isReadOnly, sqlState } from "./failure.ts"

/** Milliseconds before the first check of a server that cannot be reached, and between later checks. */
const askFirstMs = 100
const askAgainMs = 1_000

/**
 * Milliseconds for which a disk counts as full after a write failed. Only another write can show that there is space.
 */
const fullMs = 10_000

/** Records whether the database accepts writes, and reports each change to the health. */
export class Standing {
  readonly #url: string
  readonly #clock: Pick<Clock, "wait" | "now">
  readonly #health: Health
  /** why the server accepts no writes, at the last check; null if it accepts them */
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

  /** Whether the server accepted no writes when it was asked last. */
  get isAway(): boolean {
    return this.#away !== null
  }

  /** Asks the server anew, because a connection was lost. */
  readonly ask = (): void => void this.#askAgain(0)

  get isDamaged(): boolean {
    return this.#damaged
  }

  /** Throws if the server did not answer the last check, so that no caller waits for a connection. */
  readonly check = (): void => {
    if (this.#away === "silent") throw new Error("the server was silent when it was asked last")
  }

  refuseDamaged(): never {
    throw new Unwritable("database-damaged")
  }

  /**
   * Throws the error for a database that cannot be reached or is read-only. Checks the server until it accepts writes.
   */
  refuseAway(cause: unknown): never {
    this.#away = isReadOnly(sqlState(cause)) ? "read-only" : "silent"
    this.#health.look()
    void this.#askAgain(askFirstMs)
    throw new Unwritable("database-away", { cause })
  }

  /**
   * The error to throw for a failure: an `Unwritable` if the database accepts no writes, or gave no answer to a write,
   * which may have been committed. Then it checks at once whether the server can be reached.
   */
  worded(failure: unknown, isLost: boolean): unknown {
    const state = sqlState(failure)
    if (isReadOnly(state)) return this.refuseAway(failure)
    const away = awayFrom(failure, isLost)
    if (away) this.ask()
    if (away) return away
    if (isOutOfDisk(state)) this.#fullSince = this.#clock.now()
    else if (isCorrupt(state)) this.#damaged = true
    else return failure
    this.#health.look()
    return new Unwritable(isOutOfDisk(state) ? "disk-full" : "database-damaged", { cause: failure })
  }

  close(): void {
    this.#closed = true
  }

  /** Checks the server after `firstMs`, and then once a second until it accepts writes. */
  async #askAgain(firstMs: number): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    for (let ms = firstMs; !this.#closed; ms = askAgainMs) {
      if (ms > 0) await this.#clock.wait(ms)
      const { standing } = await askAfresh(this.#url)
      this.#away = standing === "writable" ? null : standing
      this.#health.look()
      if (this.#away === null) break
    }
    this.#asking = false
  }
}
