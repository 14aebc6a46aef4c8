import { type ReadonlySignal, signal } from "@preact/signals-core"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { type CalendarName, endCalendar, fetchCalendar, makeCalendar } from "../../../connections/queries.ts"
import { siteAddress } from "../../../site/site.ts"

export type CalendarNow =
  | { state: "loading" }
  /** when the address was made; null if there is none. `ended`: the reader has just ended it. */
  | { state: "rest"; madeAt: number | null; ended: boolean }
  /** The new address. The page shows it only once. */
  | { state: "made"; address: string }
  | { state: "failed"; failure: Failure }

/** The secret address of a calendar. The server stores only its hash. */
export class CalendarAddress {
  private readonly slug: string
  private readonly of: CalendarName
  private readonly state = signal<CalendarNow>({ state: "loading" })
  readonly now: ReadonlySignal<CalendarNow> = this.state

  constructor(slug: string, of: CalendarName) {
    this.slug = slug
    this.of = of
  }

  look(): Promise<void> {
    return this.settle(fetchCalendar(this.slug).then(made => ({ state: "rest", madeAt: made[this.of], ended: false })))
  }

  /** Makes a new address, which ends the earlier one. */
  make(): Promise<void> {
    return this.settle(
      makeCalendar(this.slug, this.of).then(({ path }) => ({ state: "made", address: siteAddress + path })),
    )
  }

  end(): Promise<void> {
    return this.settle(endCalendar(this.slug, this.of).then(() => ({ state: "rest", madeAt: null, ended: true })))
  }

  private async settle(asked: Promise<CalendarNow>): Promise<void> {
    this.state.value = { state: "loading" }
    this.state.value = await asked.catch(
      (thrown: unknown) => ({ state: "failed", failure: failureOf(thrown) }) as const,
    )
  }
}
