import type { Clock } from "../../ports/clock.ts"
import type { DocumentLog } from "../../ports/documentLog.ts"
import type { Seats } from "../../ports/seats.ts"

/** What every room needs from outside. */
export interface Around {
  log: DocumentLog
  seats: Seats
  clock: Clock
  /** where an exception that is a bug, or a database that fails, is told */
  report: (error: unknown) => void
}
