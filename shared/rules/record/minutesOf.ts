import type { RecordRow } from "../../fold/consensusState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"

/**
 * The session in whose minutes a record belongs: the first that had not closed when it was declared. A record declared
 * between sessions belongs to the next one, and to none until that has started.
 */
export function minutesOf({ sessions }: State, { declaredAt }: RecordRow): Session | null {
  const held = Object.values(sessions).filter(({ startedAt }) => startedAt !== null)
  const byStart = held.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))
  return byStart.find(({ closedAt }) => closedAt === null || closedAt >= declaredAt) ?? null
}

/**
 * When the minutes with this record were adopted; until then it may be confirmed, and reservations and dissents added.
 */
export const adoptedAt = (state: State, record: RecordRow): number | null =>
  minutesOf(state, record)?.minutes.adoptedAt ?? null
