import type { Session } from "../../fold/sessionState.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import { clockIn, momentIn } from "./clocks.ts"

/** Renders the time of day of an event. An event before or after the session also gets its date. */
export function timeTold({ startedAt, closedAt, cities }: Session, at: Instant, lang: Lang): string {
  const zone = cities[0]?.zone ?? "UTC"
  return at >= (startedAt ?? Infinity) && at <= (closedAt ?? Infinity)
    ? clockIn(lang, at, zone)
    : momentIn(lang, at, zone)
}
