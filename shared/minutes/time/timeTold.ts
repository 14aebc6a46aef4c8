import type { Session } from "../../fold/sessionState.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import { clockIn, momentIn } from "./clocks.ts"

/** The hour of an event during the session; an event before or after it also gets its day. */
export function timeTold({ startedAt, closedAt, cities }: Session, at: Instant, lang: Lang): string {
  const zone = cities[0]?.zone ?? "UTC"
  return at >= (startedAt ?? Infinity) && at <= (closedAt ?? Infinity)
    ? clockIn(lang, at, zone)
    : momentIn(lang, at, zone)
}
