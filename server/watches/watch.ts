/**
 * Work that the server does without a command from a person. A watch listens to changes, waits for a time, and then
 * acts.
 */
export interface Watch {
  readonly name: string
  /**
   * Runs until the signal aborts. The promise resolves when all jobs have ended, because the database is closed next.
   * Failures are reported, and the watch continues. Only one process at a time runs a watch. `term` grows when another
   * process takes it over; on one machine it never changes (docs/decisions/watches.md).
   */
  run(until: AbortSignal, term: number): Promise<void>
}
