import type { Instant } from "./terms.ts"

const minuteMs = 60_000
/** minutes by which clocks are put back anywhere: an hour, and half an hour on Lord Howe Island */
const steps = [30, 60, -30, -60]

const walls = new Map<string, Intl.DateTimeFormat>()

/** Intl's formatters are slow to make, so they are kept. */
function wall(timeZone: string | undefined): Intl.DateTimeFormat {
  const known =
    walls.get(timeZone ?? "") ??
    new Intl.DateTimeFormat("en", { dateStyle: "short", timeStyle: "short", ...(timeZone && { timeZone }) })
  walls.set(timeZone ?? "", known)
  return known
}

/**
 * " GMT+2" if the zone's clocks show this hour twice because they are put back: on paper both hours look alike. "" at
 * any other time. Without a zone it uses the reader's own.
 */
export function offsetIfTwice(at: Instant, timeZone?: string): string {
  const clock = wall(timeZone)
  const shown = clock.format(at)
  if (!steps.some(step => clock.format(at + step * minuteMs) === shown)) return ""
  return ` ${offsetAt(at, timeZone)}`
}

/** "GMT+8", or "UTC" if the clocks show UTC. Without a zone it uses the reader's own. */
export function offsetAt(at: Instant, timeZone?: string): string {
  const named = new Intl.DateTimeFormat("en", { timeZoneName: "shortOffset", ...(timeZone && { timeZone }) })
  const { value } = named.formatToParts(at).find(({ type }) => type === "timeZoneName") ?? { value: "GMT" }
  // engines write a zero offset differently
  return /^GMT([+-]0)?$/.test(value) ? "UTC" : value
}
