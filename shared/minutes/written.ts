import type { AdoptedWords } from "../contract/events/proposal.ts"
import type { Entry } from "../contract/events.ts"
import { fold } from "../fold/fold.ts"
import type { Session } from "../fold/sessionState.ts"
import { emptyState, type State } from "../fold/state.ts"
import { languages } from "../model/terms.ts"
import { type Pictures, picturesOf } from "./proceedings/pictures.ts"
import { type Proceedings, proceedingsOf } from "./proceedings/proceedings.ts"
import { type LogProof, type Prose, prose } from "./prose/prose.ts"
import { scribe } from "./scribe.ts"

/** `GET /api/sessions/{id}/minutes`: the minutes as the log tells them at `seq`. */
export interface MinutesWritten {
  seq: number
  prose: Prose[]
  /** the fingerprint of the last entry that they include, for the QR code; null while the session goes on */
  fingerprint: string | null
  scribe: string
  pictures: Pictures
  /** while the room reviews them: what their adoption would adopt */
  adopting?: Adopting
}

/** The words that would be adopted now. The member who proposes or confirms the adoption states them as read. */
interface Adopting {
  words: AdoptedWords
  /** the proposed words, if the minutes or the outcome paper differ from them now */
  before: { proposal: string; prose: Prose[]; minutes: boolean; outcomes: boolean } | null
}

/** The entry with which the minutes end: their adoption, before that the session's close; null while it goes on. */
export const lastEntryOf = ({ id }: Session, entries: readonly Entry[]): number | null =>
  entries.findLast(({ kind, body }) => kind === "minutes-adopted" && body.session === id)?.seq ??
  entries.findLast(({ kind, body }) => kind === "session-closed" && body.session === id)?.seq ??
  null

/**
 * The part of the log that minutes describe. Once they are adopted, it is the log up to their adoption and the records
 * that lapsed by it; later changes to texts and people do not count.
 */
function toldBy({ id }: Session, entries: readonly Entry[]): readonly Entry[] {
  const at = entries.findLastIndex(({ kind, body }) => kind === "minutes-adopted" && body.session === id)
  const end = entries.findIndex(({ kind }, n) => n > at && kind !== "record-lapsed")
  return at < 0 || end < 0 ? entries : entries.slice(0, end)
}

/** The minutes in the workspace's languages, in its order. `proof` is of the last entry that they describe. */
export function writeMinutes(
  state: State,
  session: Session,
  entries: readonly Entry[],
  proof: LogProof | null = null,
): MinutesWritten {
  const told = proceedingsTold(state, session, entries)
  return {
    seq: state.seq,
    prose: (told.state.workspace?.languages ?? languages).map(lang => prose(told, lang, proof)),
    fingerprint: proof?.fingerprint ?? null,
    scribe: scribe(told),
    pictures: picturesOf(told),
  }
}

/** The proceedings that the minutes describe. */
export const proceedingsTold = (state: State, session: Session, entries: readonly Entry[]): Proceedings =>
  asTold(state, session, toldBy(session, entries), entries)

function asTold(state: State, session: Session, told: readonly Entry[], all: readonly Entry[]): Proceedings {
  if (told.length === all.length) return proceedingsOf(state, session, all)
  const then = fold(emptyState, told)
  return proceedingsOf(then, then.sessions[session.id] ?? session, told)
}
