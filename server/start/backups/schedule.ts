import { Cron } from "croner"
import type { Schedule } from "../../backups/schedule.ts"

/**
 * Reads a schedule of five fields as cron knows them (minute, hour, day, month, weekday), or a name such as `@daily`,
 * in a time zone, by default that of the process. Returns null if the text is no schedule, or if its time never comes.
 */
export function readSchedule(text: string, zone = Intl.DateTimeFormat().resolvedOptions().timeZone): Schedule | null {
  // croner also takes one moment, as ISO 8601 writes it
  if (/^\d{4}-/.test(text.trim())) return null
  try {
    const cron = new Cron(text, { mode: "5-part", paused: true, timezone: zone })
    if (cron.nextRun() === null) return null
    return { text, zone, next: after => cron.nextRun(new Date(after))?.getTime() ?? Number.POSITIVE_INFINITY }
  } catch {
    return null
  }
}
