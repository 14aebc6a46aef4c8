/** A process that runs by itself, without anybody pressing a button: it listens, waits for a time, and acts. */
export interface Watch {
  readonly name: string
  /**
   * Runs until the signal aborts, and resolves when everything that it began is over: the database is closed next. It
   * reports failures and goes on. One process at a time runs a watch, and `term` counts these processes; on one machine
   * it is always the same (docs/decisions/watches.md).
   */
  run(until: AbortSignal, term: number): Promise<void>
}
