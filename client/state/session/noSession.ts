import { notYetHeld } from "../../../shared/fold/nouns/session.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { SessionId } from "../../../shared/model/ids.ts"

/**
 * Returns a session id without parsing it by the schema, because that would load the schema library into the browser.
 */
function noId(): SessionId
function noId(): string {
  return "none"
}

/**
 * A placeholder for the session on a topic's page outside any session. No rule makes the reader the chair of this
 * placeholder.
 */
export const noSession: Session = {
  id: noId(),
  title: {},
  startsAt: 0,
  cities: [],
  state: "closed",
  turned: { by: null, at: 0 },
  ...notYetHeld,
}
