import { type Instant, type Lang, locales } from "../../model/terms.ts"
import { offsetIfTwice } from "../../model/wallTime.ts"

const twoDigits = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const
const longDay = { year: "numeric", month: "long", day: "numeric" } as const

const formats = new Map<string, Intl.DateTimeFormat>()

/** Returns a formatter from a cache, because Intl's formatters are slow to make and minutes have thousands of times. */
function formatIn(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${Object.values(options).join(" ")}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locales[lang], options)
  formats.set(key, known)
  return known
}

/** Renders the time of day, such as 01:36. */
export const clockIn = (lang: Lang, at: Instant, timeZone: string): string =>
  formatIn(lang, { ...twoDigits, timeZone }).format(at) + offsetIfTwice(at, timeZone)

/**
 * Renders day and time, such as 25 November 2026 at 01:36. It does not use `timeStyle`, because `timeStyle` gives 1:36
 * in Japanese, and the clock has to be the same in every language.
 */
export const momentIn = (lang: Lang, at: Instant, timeZone: string): string =>
  formatIn(lang, { ...longDay, ...twoDigits, timeZone }).format(at) + offsetIfTwice(at, timeZone)

/** Renders the day of an instant in a time zone. */
export const dayAt = (lang: Lang, at: Instant, timeZone: string): string =>
  formatIn(lang, { ...longDay, timeZone }).format(at)

/** Renders a day from the log, such as 2026-11-25, as 25 November 2026. */
export const dayIn = (lang: Lang, date: string): string =>
  formatIn(lang, { ...longDay, timeZone: "UTC" }).format(Date.parse(date))
