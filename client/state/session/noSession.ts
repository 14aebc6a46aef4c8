import type { Session } from "../../../shared/fold/sessionState.ts"
import type { SessionId } from "../../../shared/model/ids.ts"

/** Typed, not parsed: the schema would bring its whole library into the browser. */
function noId(): SessionId
function noId(): string {
  return "none"
}

/** A topic outside any session: the rules then find nothing to chair. */
export const noSession: Session = {
  id: noId(),
  title: {},
  startsAt: 0,
  cities: [],
  state: "closed",
  startedAt: null,
  closedAt: null,
  turned: { by: null, at: 0 },
  items: [],
  current: null,
  currentSince: null,
  floor: { order: "time", requests: [], speaking: null, chair: null, spoken: {} },
  attendance: [],
  minutes: { state: "draft", endsAt: null, adoptedAt: null, moved: null, corrections: [] },
  summary: {},
}
