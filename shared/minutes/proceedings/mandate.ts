import type { Entry } from "../../contract/events.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { Texts } from "../../model/texts.ts"

/** Returns the panel's mandate when the session closed. A later mandate does not apply to the session. */
export function mandateOf(entries: readonly Entry[], { id, state }: Session): Texts {
  const closed = entries.findLastIndex(({ kind, body }) => kind === "session-closed" && body.session === id)
  const until = state === "closed" && closed >= 0 ? closed : entries.length
  const set = entries.slice(0, until).findLast(entry => entry.kind === "description-set")
  return set?.kind === "description-set" ? set.body.mandate : {}
}
