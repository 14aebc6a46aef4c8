/**
 * Decides which of several processes does work that only one of them should do. A paused process may resume its work
 * for a moment although another process has taken the duty over. Therefore the work must be safe to do twice.
 */
export interface Duties {
  /**
   * Runs the work whenever this process holds the duty, until the signal aborts. The work's own signal aborts as soon
   * as the duty is lost. `term` increases each time another process takes the duty over. Resolves when the work has
   * ended.
   */
  hold(duty: string, until: AbortSignal, work: (until: AbortSignal, term: number) => Promise<void>): Promise<void>
}

/** The duties of a server that runs as a single process: it holds all of them. */
export const aloneWithDuties: Duties = { hold: (_duty, until, work) => work(until, 1) }
