import { locales } from "../../shared/model/terms.ts"
import { offsetAt, offsetIfTwice, ownAsUtc } from "../../shared/model/wallTime.ts"
import { currentLang } from "./language.ts"

const kept = new Map<string, unknown>()

/** Returns a cached formatter, because Intl formatters are slow to make. */
function formatter<F>(kind: string, options: object, make: (locale: string) => F): F
function formatter(kind: string, options: object, make: (locale: string) => unknown): unknown {
  const locale = locales[currentLang()]
  const key = `${kind} ${locale} ${JSON.stringify(options)}`
  const known = kept.get(key) ?? make(locale)
  kept.set(key, known)
  return known
}

/** Formats an instant in a time zone, by default the reader's own at that moment. */
function dateTime(at: number, timeZone: string | undefined, how: Intl.DateTimeFormatOptions): string {
  const options = { ...how, timeZone: timeZone || "UTC" }
  const format = formatter("date", options, locale => new Intl.DateTimeFormat(locale, options))
  return format.format(timeZone ? at : ownAsUtc(at))
}

/**
 * Formats a time such as 13:22 in the given time zone, by default the reader's. If the clock shows this time twice on
 * that day, the offset is added: 02:30 GMT+1.
 */
export const clock = (at: number, timeZone?: string): string =>
  dateTime(at, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) + offsetIfTwice(at, timeZone)

/** Formats a date such as 3 March 2026. */
export const day = (at: number, timeZone?: string): string => dateTime(at, timeZone, { dateStyle: "long" })

/**
 * Formats a date and time such as 3 Mar 2026, 13:22 GMT+8. If a time zone is given, the offset is left out, because the
 * page names the zone's city.
 */
export const moment = (at: number, timeZone?: string): string =>
  dateTime(at, timeZone, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" }) +
  (timeZone ? offsetIfTwice(at, timeZone) : ` ${offsetAt(at)}`)

export const number = (n: number, options: Intl.NumberFormatOptions = {}): string =>
  formatter("number", options, locale => new Intl.NumberFormat(locale, options)).format(n)

/** Joins a list by "and": "Lin, Zhou and Han", "林、周和韩". */
export const list = (items: Iterable<string>): string =>
  formatter("list", {}, locale => new Intl.ListFormat(locale, { style: "long", type: "conjunction" })).format(items)

/** Joins a list by "or": "Lin or Zhou", "林或周". */
export const anyOf = (items: Iterable<string>): string =>
  formatter("list", { type: "disjunction" }, locale => new Intl.ListFormat(locale, { type: "disjunction" })).format(
    items,
  )

/** Formats a remaining time: 01:12, with hours 2:05:09, with days 3:02:05:09. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const two = (n: number) => String(n).padStart(2, "0")
  const parts = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const first = parts.findIndex((part, i) => part > 0 || i >= 2)
  return parts
    .slice(first)
    .map((part, i) => (i === 0 && first < 2 ? String(part) : two(part)))
    .join(":")
}
