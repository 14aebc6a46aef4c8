import type { Session } from "../../../shared/fold/sessionState.ts"
import { backAt } from "../../../shared/rules/floor/breaks.ts"
import { clock } from "../formats.ts"
import { msg } from "../msg.ts"
import { sessionStateName } from "./terms.ts"

/** The state of a session. In a break it includes the announced end, if there is one, on the reader's clock. */
export function standingName(session: Session): string {
  const until = backAt(session)
  if (until === null) return sessionStateName(session.state)
  const time = clock(until)
  return msg("session.pausedUntil", { time })
}
