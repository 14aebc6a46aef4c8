import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"

/** Returns the day in the form 2026-11-25. The Swedish locale is used because it writes dates in this form. */
const dayIn = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(at)

/** A session without a city uses the time zone in which each day begins last. */
const anywhere = [{ zone: "Etc/GMT+12" }]

const dayOf = ({ startedAt, cities }: Session): string[] =>
  startedAt === null ? [] : (cities.length > 0 ? cities : anywhere).map(({ zone }) => dayIn(startedAt, zone))

/**
 * The earliest due date that an action item may have: the day on which the last started session began. If the day
 * differed between the session's cities, the earliest of these days. Null if no session has started.
 */
export function earliestDue({ sessions }: Pick<State, "sessions">): string | null {
  const begun = Object.values(sessions).filter(({ startedAt }) => startedAt !== null)
  const last = begun.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0)).at(-1)
  return last ? (dayOf(last).toSorted()[0] ?? null) : null
}
