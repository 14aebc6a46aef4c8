import type { City } from "../contract/events/session.ts"
import type { State } from "../fold/state.ts"

/** On whose clocks a deadline is said: the session's own cities, else those of the last one that has any. */
export function citiesOf(state: State, session?: string): readonly City[] {
  const sessions = Object.values(state.sessions)
  const own = sessions.find(({ id }) => id === session)?.cities ?? []
  return own.length > 0 ? own : (sessions.findLast(({ cities }) => cities.length > 0)?.cities ?? [])
}
