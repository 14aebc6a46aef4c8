import type { Instant } from "../../../shared/model/terms.ts"

/** The number of days, weeks and months of which the newest backup is kept. */
interface Retention {
  days: number
  weeks: number
  months: number
}

const rule: Retention = { days: 7, weeks: 4, months: 12 }

/** The longest time that a backup of the schedule is kept, in milliseconds: twelve months and the days of another. */
export const longestKeptMs = 397 * 86_400_000

const dayMs = 86_400_000

/**
 * Returns the backups that stay (DOMAIN BK3): the newest of each of the last 7 days that have one, of each of the last 4
 * weeks, and of each of the last 12 months. Days, weeks from Monday and months are those of UTC, so that no change of a
 * machine's time zone removes a backup.
 */
export function backupsKept(times: readonly Instant[], { days, weeks, months }: Retention = rule): Set<Instant> {
  const newestFirst = times.toSorted((a, b) => b - a)
  return new Set([
    ...newestOfEach(newestFirst, days, dayOf),
    ...newestOfEach(newestFirst, weeks, weekOf),
    ...newestOfEach(newestFirst, months, monthOf),
  ])
}

const dayOf = (at: Instant): number => Math.floor(at / dayMs)
// 1 January 1970 was a Thursday
const weekOf = (at: Instant): number => Math.floor((dayOf(at) + 3) / 7)
const monthOf = (at: Instant): number => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()

function newestOfEach(newestFirst: readonly Instant[], most: number, spanOf: (at: Instant) => number): Instant[] {
  const newest = new Map<number, Instant>()
  for (const at of newestFirst) {
    const span = spanOf(at)
    if (!newest.has(span)) newest.set(span, at)
  }
  return [...newest.values()].slice(0, most)
}
