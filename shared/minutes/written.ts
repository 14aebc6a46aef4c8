import type { Entry } from "../contract/events.ts"
import type { Session } from "../fold/sessionState.ts"
import type { State } from "../fold/state.ts"
import { languages } from "../model/terms.ts"
import { proceedingsOf } from "./proceedings.ts"
import { type LogProof, type Prose, prose } from "./prose.ts"
import { scribe } from "./scribe.ts"

/** `GET /api/sessions/{id}/minutes`: the minutes as the log tells them at `seq`. */
export interface MinutesWritten {
  seq: number
  prose: Prose[]
  scribe: string
}

/** The entry with which the minutes end: their adoption, before that the session's close; null while it goes on. */
export const lastEntryOf = ({ id }: Session, entries: readonly Entry[]): number | null =>
  entries.findLast(({ kind, body }) => kind === "minutes-adopted" && body.session === id)?.seq ??
  entries.findLast(({ kind, body }) => kind === "session-closed" && body.session === id)?.seq ??
  null

/** In the languages of the workspace, in its order. `proof` is of the last entry that they tell of. */
export function writeMinutes(
  state: State,
  session: Session,
  entries: readonly Entry[],
  proof: LogProof | null = null,
): MinutesWritten {
  const told = proceedingsOf(state, session, entries)
  return {
    seq: state.seq,
    prose: (state.workspace?.languages ?? languages).map(lang => prose(told, lang, proof)),
    scribe: scribe(told),
  }
}
