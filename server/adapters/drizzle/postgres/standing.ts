import type { Pool } from "pg"
import { Unwritable } from "../../../ports/database/failing.ts"
import type { Clock } from "../../../ports/host/clock.ts"
import type { Health } from "../../../ports/host/health.ts"
import { isCorrupt, isOutOfDisk, isReadOnly, sqlState } from "./failure.ts"

/** Milliseconds between two questions to a server that could not be reached. */
const askAgainMs = 1_000

/** Milliseconds for which a disk counts as full after a write has found no room; only another write can tell. */
const fullMs = 10_000

/** Whether the database takes writes. Tells the health when it stops or begins to take them. */
export class Standing {
  readonly #pool: Pool
  readonly #clock: Pick<Clock, "wait" | "now">
  readonly #health: Health
  #away = false
  #asking = false
  #closed = false
  #fullSince = Number.NEGATIVE_INFINITY
  #damaged = false

  constructor(pool: Pool, clock: Pick<Clock, "wait" | "now">, health: Health) {
    this.#pool = pool
    this.#clock = clock
    this.#health = health
    health.watch("database-away", () => this.#away)
    health.watch("disk-full", () => clock.now() - this.#fullSince < fullMs)
    health.watch("database-damaged", () => this.#damaged)
  }

  get isDamaged(): boolean {
    return this.#damaged
  }

  refuseDamaged(): never {
    throw new Unwritable("database-damaged")
  }

  /** Throws that the server cannot be reached, and asks it again and again until it answers. */
  refuseAway(cause: unknown): never {
    this.#away = true
    this.#health.look()
    void this.#askAgain()
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

  async #askAgain(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    while (this.#away && !this.#closed) {
      await this.#clock.wait(askAgainMs)
      if (this.#closed || !(await this.#takesWrites())) continue
      this.#away = false
      this.#health.look()
    }
    this.#asking = false
  }

  async #takesWrites(): Promise<boolean> {
    try {
      const { rows } = await this.#pool.query<{ ro: string }>("SELECT current_setting('transaction_read_only') AS ro")
      return rows[0]?.ro === "off"
    } catch {
      return false
    }
  }
}
