import type { Instant } from "./terms.ts"

const minuteMs = 60_000
/**
 * The minutes by which clocks are put back: 60 in most zones, 30 on Lord Howe Island. The negative steps find the
 * second of two equal times.
 */
const stepMinutes = [30, 60, -30, -60]

/**
 * The instant at which a clock in UTC shows what the reader's own clock shows at this one. A formatter of Intl keeps the
 * zone that it was made in, while a reader may travel with the page open.
 */
export const ownAsUtc = (at: Instant): Instant => at - new Date(at).getTimezoneOffset() * minuteMs

const walls = new Map<string, Intl.DateTimeFormat>()

/** Returns a formatter for the zone from a cache, because Intl's formatters are slow to make. */
function wall(timeZone: string): Intl.DateTimeFormat {
  const known =
    walls.get(timeZone) ?? new Intl.DateTimeFormat("en", { dateStyle: "short", timeStyle: "short", timeZone })
  walls.set(timeZone, known)
  return known
}

/**
 * Returns an offset such as " GMT+2" if the zone's clocks show this time twice, because they are put back. On paper the
 * two times would look alike. Returns "" at any other time. Without a zone, uses the reader's own.
 */
export function offsetIfTwice(at: Instant, timeZone?: string): string {
  const clock = (time: Instant) => (timeZone ? wall(timeZone).format(time) : wall("UTC").format(ownAsUtc(time)))
  const shown = clock(at)
  if (!stepMinutes.some(step => clock(at + step * minuteMs) === shown)) return ""
  return ` ${offsetAt(at, timeZone)}`
}

/** Returns "GMT+8", or "UTC" if the zone has no offset. Without a zone, uses the reader's own. */
export function offsetAt(at: Instant, timeZone?: string): string {
  const named = new Intl.DateTimeFormat("en", { timeZoneName: "shortOffset", ...(timeZone && { timeZone }) })
  const { value } = named.formatToParts(at).find(({ type }) => type === "timeZoneName") ?? { value: "GMT" }
  // Browser engines write a zero offset in different ways.
  return /^GMT([+-]0)?$/.test(value) ? "UTC" : value
}
