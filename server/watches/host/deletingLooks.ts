import type { Instant } from "../../../shared/model/terms.ts"
import type { Folds } from "../../log/folds.ts"
import type { Directory } from "../../ports/database/directory.ts"
import type { Clock } from "../../ports/host/clock.ts"

interface LookingPorts {
  directory: Pick<Directory, "workspaces">
  folds: Pick<Folds, "current">
  clock: Pick<Clock, "now">
  failed: (error: unknown) => void
}

/** Each watch that deletes for good by the machine's clock asks this before. */
export interface DeletingAllowed {
  looks: Pick<DeletingLooks, "mayDelete">
}

/** How far, in milliseconds, the clock may be ahead of the last time that is known. */
const mostAheadMs = 2 * 86_400_000
/** How long, in milliseconds, a clock that has leapt has to go on evenly. A watch that looks once a day is never early. */
const evenMs = 23 * 3_600_000

/**
 * Says whether the machine's clock may decide what is deleted for good (DOMAIN RT7). A clock that was set ahead would
 * make everything old. It is compared with the newest entry at this server's start, because later entries carry the same
 * clock, and with the last look that was allowed. A clock that is more than two days past both was set ahead, or
 * nothing has happened here for long: if it then goes on evenly for a day, it is believed.
 */
export class DeletingLooks {
  readonly #ports: LookingPorts
  #newest: Promise<Instant> | null = null
  /** the last look that was allowed */
  #allowed: Instant = 0
  /** the last look, and the first of those that saw the clock go on evenly after a leap */
  #doubt: { last: Instant; since: Instant } | null = null

  constructor(ports: LookingPorts) {
    this.#ports = ports
  }

  /** Whether a look may delete now. A leap beside a running server is told, so that somebody sets the clock right. */
  async mayDelete(): Promise<boolean> {
    this.#newest ??= this.#readNewest()
    const known = Math.max(await this.#newest, this.#allowed)
    const now = this.#ports.clock.now()
    const isNear = now - known <= mostAheadMs
    if (!isNear && !this.#hasGoneOn(now)) return false
    this.#allowed = now
    this.#doubt = null
    return true
  }

  #hasGoneOn(now: Instant): boolean {
    const doubt = this.#doubt
    const isEven = doubt !== null && now >= doubt.since && now - doubt.last <= mostAheadMs
    this.#doubt = { last: now, since: isEven ? doubt.since : now }
    // a quiet panel and a long stop are no fault; a clock that leaps beside a running server is one
    if (!isEven && this.#allowed > 0)
      this.#ports.failed(
        new Error(
          "The machine's clock is more than two days past the last look: set it right if it is ahead. Nothing old is deleted for a day.",
        ),
      )
    return isEven && now - doubt.since >= evenMs
  }

  async #readNewest(): Promise<Instant> {
    const { directory, folds, failed } = this.#ports
    let newest: Instant = 0
    for (const { id } of await directory.workspaces())
      try {
        newest = Math.max(newest, (await folds.current(id)).at)
      } catch (error) {
        failed(error)
      }
    return newest
  }
}
