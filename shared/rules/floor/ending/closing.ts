import type { Session } from "../../../fold/sessionState.ts"
import type { State, Topic } from "../../../fold/state.ts"
import { isBegun } from "../../readings/agenda.ts"

const toCome = ({ state }: Session): boolean => state === "scheduled" || state === "live" || state === "paused"

/**
 * Topics that end when a session closes: the topics that the session held, except topics on the agenda of another
 * session that has not started (DOMAIN M3).
 */
export function endingWith({ sessions, topics }: State, session: Session): Topic[] {
  const planned = new Set(
    Object.values(sessions)
      .filter(other => other.id !== session.id && toCome(other))
      .flatMap(({ items }) => items.map(({ topic }) => topic)),
  )
  const held = new Set(session.items.filter(item => isBegun(session, item)).map(({ topic }) => topic))
  return Object.values(topics).filter(({ id, ended }) => ended === undefined && held.has(id) && !planned.has(id))
}

/** Topics that ended when this session closed. Undoing the close reopens them. */
export const endedBy = ({ topics }: Pick<State, "topics">, session: string): Topic[] =>
  Object.values(topics).filter(({ ended }) => ended?.with === session)

/** Topics that ended with an earlier session and are on this planned agenda. Planning the agenda reopens them. */
export function takenUp({ topics }: Pick<State, "topics">, items: readonly { topic: string | null }[]): Topic[] {
  const wanted = new Set(items.map(({ topic }) => topic))
  return Object.values(topics).filter(({ id, ended }) => ended !== undefined && wanted.has(id))
}
