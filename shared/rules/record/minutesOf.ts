import type { RecordRow } from "../../fold/recordState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"

/**
 * The session whose minutes contain a record: the first session that had not closed when the record was declared. A
 * record declared between sessions belongs to the next session; the result is null until that session has started.
 */
export function minutesOf({ sessions }: State, { declaredAt }: RecordRow): Session | null {
  const held = Object.values(sessions).filter(({ startedAt }) => startedAt !== null)
  const byStart = held.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))
  return byStart.find(({ closedAt }) => closedAt === null || closedAt >= declaredAt) ?? null
}

/**
 * The time when the minutes with this record were adopted; null before the adoption. Until the adoption, the record may
 * be confirmed, and members may add reservations and dissents.
 */
export const adoptedAt = (state: State, record: RecordRow): number | null =>
  minutesOf(state, record)?.minutes.adoptedAt ?? null
