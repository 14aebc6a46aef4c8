import type { Instant } from "../../shared/model/terms.ts"
import type { Schedule } from "./schedule.ts"

/** The number of days, weeks and months of which the newest backup is kept. */
interface Retention {
  days: number
  weeks: number
  months: number
}

const rule: Retention = { days: 7, weeks: 4, months: 12 }

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

/** The most looks into the future; every rule has removed every backup long before. */
const mostLooks = 2_000

/**
 * Returns when the schedule removes the last backup that was begun by `at` (DOMAIN BK3). `there` are the times of the
 * backups of the schedule; one may be under way at this moment, so that `at` counts as one of them. Only the first backup of
 * each day is considered, because a later one of the same day keeps no other. Null if that never comes.
 */
export function heldUntil(schedule: Pick<Schedule, "next">, there: readonly Instant[], at: Instant): Instant | null {
  let kept = backupsKept([...there.filter(one => one <= at), at])
  let after = at
  for (let n = 0; n < mostLooks; n++) {
    const next = schedule.next(after)
    if (!Number.isFinite(next)) return null
    kept = backupsKept([...kept, next])
    if (![...kept].some(one => one <= at)) return next
    after = (dayOf(next) + 1) * dayMs - 1
  }
  return null
}
