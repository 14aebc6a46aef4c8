import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"

/** formatted as 2026-11-25 */
const dayIn = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(at)

/** Without a city, the zone in which a day begins last. */
const anywhere = [{ zone: "Etc/GMT+12" }]

const dayOf = ({ startedAt, cities }: Session): string[] =>
  startedAt === null ? [] : (cities.length > 0 ? cities : anywhere).map(({ zone }) => dayIn(startedAt, zone))

/**
 * The earliest due date of an action item: the day of the last session that has begun, in its city where that day is
 * earliest. Null if none has begun.
 */
export function earliestDue({ sessions }: Pick<State, "sessions">): string | null {
  const begun = Object.values(sessions).filter(({ startedAt }) => startedAt !== null)
  const last = begun.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0)).at(-1)
  return last ? (dayOf(last).toSorted()[0] ?? null) : null
}
