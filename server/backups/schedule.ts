import type { Instant } from "../../shared/model/terms.ts"

/** The times of a schedule, in one time zone. */
export interface Schedule {
  /** the five fields, and the time zone in which they are read */
  readonly text: string
  readonly zone: string
  /** the first time of the schedule after this moment */
  next(after: Instant): Instant
}

/** When the backup after a moment is due. A time that passed while no server ran is due at once. */
export const dueOf = (schedule: Schedule, after: Instant, now: Instant): Instant => schedule.next(Math.min(after, now))

/**
 * Whether the newest backup is too old (DOMAIN BK5): a time of the schedule has passed since it, and then another one.
 * One passed time is no fault, because the backup of that time may be being made.
 */
export const isLate = (schedule: Schedule, last: Instant, now: Instant): boolean =>
  now > schedule.next(schedule.next(last))
