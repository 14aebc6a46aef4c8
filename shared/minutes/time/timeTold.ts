import type { Session } from "../../fold/sessionState.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import { clock, moment } from "./clocks.ts"

/** The hour of what was done in the session; what was done before or after it has its day, too. */
export function timeTold({ startedAt, closedAt, cities }: Session, at: Instant, lang: Lang): string {
  const zone = cities[0]?.zone ?? "UTC"
  return at >= (startedAt ?? Infinity) && at <= (closedAt ?? Infinity) ? clock(lang, at, zone) : moment(lang, at, zone)
}
