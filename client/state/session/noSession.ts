import { notYetHeld } from "../../../shared/fold/nouns/session.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { SessionId } from "../../../shared/model/ids.ts"

/**
 * Returns a session id without the schema, because parsing with the schema would load its whole library into the
 * browser.
 */
function noId(): SessionId
function noId(): string {
  return "none"
}

/**
 * A session that stands for "no session" on the page of a topic outside any session. With it, no rule lets the reader
 * chair.
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
