import { ownAsUtc } from "../../shared/model/wallTime.ts"

const minuteMs = 60_000
/** The minutes by which clocks are put forward or back: 60 in most zones, 30 on Lord Howe Island. */
const stepMinutes = [-60, -30, 0, 30, 60]

/** Formats an instant for a `datetime-local` field, in the reader's local time. */
export const localTime = (at: number): string => new Date(ownAsUtc(at)).toISOString().slice(0, 16)

/**
 * The instants at which the reader's clock shows the time of a `datetime-local` field, the earliest first. They are two
 * if clocks are put back over that time, and none if clocks skip it or the field holds no time.
 */
export function instantsAt(value: string): number[] {
  const at = new Date(value).getTime()
  if (Number.isNaN(at)) return []
  return stepMinutes.map(step => at + step * minuteMs).filter(one => localTime(one) === value.slice(0, 16))
}
