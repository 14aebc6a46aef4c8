/**
 * Decides which of several processes does work that is to be done by one of them. A process that stopped for a while may
 * go on for a moment although another has taken over, so the work itself must bear being done twice.
 */
export interface Duties {
  /**
   * Runs the work whenever this process holds the duty, until the signal aborts. The work's own signal aborts as soon as
   * the duty is lost. `term` grows each time that another process takes the duty over. Resolves when the work has ended.
   */
  hold(duty: string, until: AbortSignal, work: (until: AbortSignal, term: number) => Promise<void>): Promise<void>
}

/** The duties of a server that runs as a single process: it holds all of them. */
export const aloneWithDuties: Duties = { hold: (_duty, until, work) => work(until, 1) }
