import type { Instant } from "./terms.ts"

const minuteMs = 60_000
/** by how much clocks are put back anywhere: an hour, and half of one on Lord Howe Island */
const steps = [30, 60, -30, -60]

const walls = new Map<string, Intl.DateTimeFormat>()

/** Intl's formatters are slow to make and cheap to keep. */
function wall(timeZone: string | undefined): Intl.DateTimeFormat {
  const known =
    walls.get(timeZone ?? "") ??
    new Intl.DateTimeFormat("en", { dateStyle: "short", timeStyle: "short", ...(timeZone && { timeZone }) })
  walls.set(timeZone ?? "", known)
  return known
}

/**
 * " GMT+2" where the clocks of a zone show this hour twice, as they are put back: on paper both hours look alike. Nothing
 * at any other time. Without a zone: the reader's own.
 */
export function offsetIfTwice(at: Instant, timeZone?: string): string {
  const clock = wall(timeZone)
  const shown = clock.format(at)
  if (!steps.some(step => clock.format(at + step * minuteMs) === shown)) return ""
  return ` ${offsetAt(at, timeZone)}`
}

/** "GMT+8"; "UTC" where a clock shows just that. Without a zone: the reader's own. */
export function offsetAt(at: Instant, timeZone?: string): string {
  const named = new Intl.DateTimeFormat("en", { timeZoneName: "shortOffset", ...(timeZone && { timeZone }) })
  const { value } = named.formatToParts(at).find(({ type }) => type === "timeZoneName") ?? { value: "GMT" }
  // engines differ in how they write none
  return /^GMT([+-]0)?$/.test(value) ? "UTC" : value
}
