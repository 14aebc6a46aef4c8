import type { AdoptedWords } from "../contract/events/proposal.ts"
import type { Entry } from "../contract/events.ts"
import type { Session } from "../fold/sessionState.ts"
import type { State } from "../fold/state.ts"
import { languages } from "../model/terms.ts"
import { foldInParts, type InParts, withoutRest } from "./inParts.ts"
import { type Pictures, picturesOf } from "./proceedings/pictures.ts"
import { derivingProceedings, type Proceedings } from "./proceedings/proceedings.ts"
import { type LogProof, type Prose, writingProse } from "./prose/prose.ts"
import { writingScribe } from "./scribe.ts"

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
export const writeMinutes = (...given: Parameters<typeof writingMinutes>): MinutesWritten =>
  withoutRest(writingMinutes(...given))

/** The same in parts, for a server that answers others meanwhile. */
export function* writingMinutes(
  state: State,
  session: Session,
  entries: readonly Entry[],
  proof: LogProof | null = null,
): InParts<MinutesWritten> {
  const told = yield* tellingProceedings(state, session, entries)
  const all: Prose[] = []
  for (const lang of told.state.workspace?.languages ?? languages)
    all.push(yield* writingProse(told, lang, proof, isAdopted(session) ? state : null))
  yield
  return {
    seq: state.seq,
    prose: all,
    fingerprint: proof?.fingerprint ?? null,
    scribe: yield* writingScribe(told),
    pictures: picturesOf(told),
  }
}

const isAdopted = ({ minutes }: Session): boolean => minutes.adoptedAt !== null

/** Returns the content of the minutes, from the part of the log that they describe. */
export function* tellingProceedings(state: State, session: Session, entries: readonly Entry[]): InParts<Proceedings> {
  const told = toldBy(session, entries)
  if (told.length === entries.length) return yield* derivingProceedings(state, session, entries)
  const then = yield* foldInParts(told)
  return yield* derivingProceedings(then, then.sessions[session.id] ?? session, told)
}
