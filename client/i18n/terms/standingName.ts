import type { Session } from "../../../shared/fold/sessionState.ts"
import { backAt } from "../../../shared/rules/floor/breaks.ts"
import { clock } from "../formats.ts"
import { msg } from "../msg.ts"
import { sessionStateName } from "./terms.ts"

/**
 * Names the state of a session. The text for a break with an announced end includes this end in the reader's local
 * time.
 */
export function standingName(session: Session): string {
  const until = backAt(session)
  if (until === null) return sessionStateName(session.state)
  const time = clock(until)
  return msg("session.pausedUntil", { time })
}
