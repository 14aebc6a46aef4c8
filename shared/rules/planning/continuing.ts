/**
 * One week in milliseconds: the time from a session to the session that continues it. The chair can change this time.
 */
export const weekMs = 604_800_000
