/** Counts the actions of one sender in a span of time. */
export interface Limit {
  /** Counts one more for the key. Returns false if the key has reached the limit. */
  take(key: string): Promise<boolean>
}

/** Makes rate limits, which count on this server alone or on all servers of the database together. */
export interface Limits {
  /** makes a limit; servers that count together use the same `name` */
  of(name: string, allowed: { points: number; seconds: number }): Limit
}
