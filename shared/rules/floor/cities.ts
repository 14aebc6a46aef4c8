import type { City } from "../../contract/events/session.ts"
import type { State } from "../../fold/state.ts"

/**
 * The cities in whose times a deadline is printed: the session's own cities, else those of the last session that has
 * cities.
 */
export function citiesOf(state: State, own: readonly City[] = []): readonly City[] {
  return own.length > 0
    ? own
    : (Object.values(state.sessions).findLast(({ cities }) => cities.length > 0)?.cities ?? [])
}
