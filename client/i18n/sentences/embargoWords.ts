import type { Session } from "../../../shared/fold/sessionState.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { inCities } from "../cities.ts"
import { moment } from "../formats.ts"
import { msg } from "../msg.ts"

/**
 * The request to publish nothing before the embargo ends. People in several cities read it, so it gives the time in each
 * city of the session. If the session has no cities, it names the reader's time zone.
 */
export const embargoWords = ({ cities }: Pick<Session, "cities">, at: Instant): string =>
  msg("outcomes.embargoLine", { time: cities.length > 0 ? inCities(at, cities) : inOwnZone(at) })

/** A time with the name of the reader's time zone. */
export function inOwnZone(at: Instant): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return timeZone === "UTC" ? moment(at) : `${moment(at)} (${timeZone})`
}
