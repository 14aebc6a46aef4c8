import { notYetHeld } from "../../../shared/fold/nouns/session.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { SessionId } from "../../../shared/model/ids.ts"

/** Typed, not parsed: the schema would load its whole library into the browser. */
function noId(): SessionId
function noId(): string {
  return "none"
}

/** Stands for a topic outside any session: the rules then find nothing to chair. */
export const noSession: Session = {
  id: noId(),
  title: {},
  startsAt: 0,
  cities: [],
  state: "closed",
  turned: { by: null, at: 0 },
  ...notYetHeld,
}
