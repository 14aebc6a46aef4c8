import type { Entry } from "../contract/events.ts"
import type { Session } from "../fold/sessionState.ts"
import type { State } from "../fold/state.ts"
import { languages } from "../model/terms.ts"
import { proceedingsOf } from "./proceedings.ts"
import { type Prose, prose } from "./prose.ts"
import { scribe } from "./scribe.ts"

/** `GET /api/sessions/{id}/minutes`: the minutes as the log tells them at `seq`. */
export interface MinutesWritten {
  seq: number
  prose: Prose[]
  scribe: string
}

/** In the languages of the workspace, in its order. */
export function writeMinutes(state: State, session: Session, entries: readonly Entry[]): MinutesWritten {
  const told = proceedingsOf(state, session, entries)
  return {
    seq: state.seq,
    prose: (state.workspace?.languages ?? languages).map(lang => prose(told, lang)),
    scribe: scribe(told),
  }
}
