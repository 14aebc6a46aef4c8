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

/** The answer to `GET /api/sessions/{id}/minutes`: the minutes that the log gives up to entry `seq`. */
export interface MinutesWritten {
  seq: number
  prose: Prose[]
  /** the fingerprint of the last entry that the minutes include, for the QR code; null until the session closes */
  fingerprint: string | null
  scribe: string
  pictures: Pictures
  /** set while the minutes are under review: the text that an adoption would adopt */
  adopting?: Adopting
}

/**
 * The hashes of the text that would be adopted now. A member who proposes or confirms the adoption sends these hashes
 * to say which text they read.
 */
interface Adopting {
  words: AdoptedWords
  /** the text at the time of the proposal, if the minutes or the outcome paper differ from it now; else null */
  before: { proposal: string; prose: Prose[]; minutes: boolean; outcomes: boolean } | null
}

/**
 * Returns the number of the minutes' last entry: the entry of their adoption, or before that of the session's close.
 * Null until the session closes.
 */
export const lastEntryOf = ({ id }: Session, entries: readonly Entry[]): number | null =>
  entries.findLast(({ kind, body }) => kind === "minutes-adopted" && body.session === id)?.seq ??
  entries.findLast(({ kind, body }) => kind === "session-closed" && body.session === id)?.seq ??
  null

/**
 * Returns the part of the log that the minutes describe. After an adoption it ends with the adoption and the records
 * that lapsed by the adoption. Later entries about texts and people are left out.
 */
function toldBy({ id }: Session, entries: readonly Entry[]): readonly Entry[] {
  const at = entries.findLastIndex(({ kind, body }) => kind === "minutes-adopted" && body.session === id)
  const end = entries.findIndex(({ kind }, n) => n > at && kind !== "record-lapsed")
  return at < 0 || end < 0 ? entries : entries.slice(0, end)
}

/**
 * Writes the minutes in each of the workspace's languages. `proof` is the proof of the last entry that the minutes
 * describe.
 */
export function writeMinutes(
  state: State,
  session: Session,
  entries: readonly Entry[],
  proof: LogProof | null = null,
): MinutesWritten {
  const told = proceedingsTold(state, session, entries)
  return {
    seq: state.seq,
    prose: (told.state.workspace?.languages ?? languages).map(lang =>
      prose(told, lang, proof, isAdopted(session) ? state : null),
    ),
    fingerprint: proof?.fingerprint ?? null,
    scribe: scribe(told),
    pictures: picturesOf(told),
  }
}

const isAdopted = ({ minutes }: Session): boolean => minutes.adoptedAt !== null

/** Returns the content of the minutes, from the part of the log that they describe. */
export const proceedingsTold = (state: State, session: Session, entries: readonly Entry[]): Proceedings =>
  asTold(state, session, toldBy(session, entries), entries)

function asTold(state: State, session: Session, told: readonly Entry[], all: readonly Entry[]): Proceedings {
  if (told.length === all.length) return proceedingsOf(state, session, all)
  const then = fold(emptyState, told)
  return proceedingsOf(then, then.sessions[session.id] ?? session, told)
}
