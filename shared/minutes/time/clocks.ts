import { type Instant, type Lang, locales } from "../../model/terms.ts"
import { offsetIfTwice } from "../../model/wallTime.ts"

const twoDigits = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const
const longDay = { year: "numeric", month: "long", day: "numeric" } as const

/** 01:36 */
export const clockIn = (lang: Lang, at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(locales[lang], { ...twoDigits, timeZone }).format(at) + offsetIfTwice(at, timeZone)

/** 25 November 2026 at 01:36, by the same clock in every language: `timeStyle` says 1:36 in Japanese */
export const momentIn = (lang: Lang, at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(locales[lang], { ...longDay, ...twoDigits, timeZone }).format(at) +
  offsetIfTwice(at, timeZone)

/** 25 November 2026, of a day as the log keeps it: 2026-11-25 */
export const dayIn = (lang: Lang, date: string): string =>
  new Intl.DateTimeFormat(locales[lang], { ...longDay, timeZone: "UTC" }).format(Date.parse(date))
