/**
 * Keeps what mailed codes open. A code may be asked for from one process and typed in at another one that serves the
 * database.
 */
export interface PendingCodes {
  /**
   * Keeps a content under the name of the request that it belongs to, for this many milliseconds, in place of what was
   * kept under it.
   */
  keep(request: string, content: string, lifeMs: number): Promise<void>
  /** Returns the content and leaves it. Returns null if the request is unknown, its content is too old, or taken. */
  read(request: string): Promise<string | null>
  /**
   * Removes the content and returns it. Returns null if the request is unknown, its content is too old, or another
   * caller has taken it.
   */
  take(request: string): Promise<string | null>
  /** Returns true to one caller of all who give this name within so many milliseconds, also at the same moment. */
  first(name: string, lifeMs: number): Promise<boolean>
}
