import type { AdoptedWords } from "../contract/events/proposal.ts"
import { type Entry, parseEvent } from "../contract/events.ts"
import type { Statement } from "../fold/consensusState.ts"
import type { ActionItem, Session } from "../fold/sessionState.ts"
import type { Proposal, State } from "../fold/state.ts"
import type { SessionId } from "../model/ids.ts"
import { type Instant, type Lang, languages } from "../model/terms.ts"
import { gallery } from "../rules/gallery/gallery.ts"
import { nameAt } from "../rules/people/namesOfTheDay.ts"
import { findSession } from "../rules/readings/rows.ts"
import { lapsingWith } from "../rules/record/lapsing.ts"
import { lastRated } from "../rules/round/outcome/movement.ts"
import { groupedReasons } from "../rules/round/reasons.ts"
import { foldInParts, type InParts, mapInParts, withoutRest } from "./inParts.ts"
import { adoptionOf } from "./proceedings/bindings.ts"
import { outcomesOf } from "./proceedings/outcomes.ts"
import type { Proceedings } from "./proceedings/proceedings.ts"
import { secondWords } from "./proceedings/secondWords.ts"
import { openSentence } from "./prose/openSentence.ts"
import { notReachedSentence, type Prose, writingProse } from "./prose/prose.ts"
import { ratedProse } from "./prose/scores/ratedProse.ts"
import { tellingProceedings } from "./written.ts"

/**
 * An entry in the form that the chain binds. It holds the commitment in place of the personal part, because an erasure
 * keeps the commitment.
 */
export interface BoundEntry {
  seq: number
  kind: string
  at: number
  by: string | null
  body: unknown
  personal: string | null
}

/** Returns the hash of the canonical form of a value. */
type Hash = (value: unknown) => string

/**
 * Returns the hashes of the adopted minutes and of their outcome paper. Names enter as commitments, so that an erasure
 * changes no hash. If the proposal to adopt states which text was read, the section about the adoption is left out.
 * Null if the log has no such session.
 */
export const adoptedWords = (rows: readonly BoundEntry[], session: string, hash: Hash): AdoptedWords | null =>
  withoutRest(adoptingWords(rows, session, hash))

/** The same in parts. */
export const adoptingWords = (rows: readonly BoundEntry[], session: string, hash: Hash): InParts<AdoptedWords | null> =>
  wordsOf(rows, session, hash, adoption => adoption?.about.act === "adopt" && adoption.about.words !== undefined)

/**
 * Returns the hashes of the text that an adoption at `at` would adopt. The text says which unconfirmed records would
 * lapse by the adoption.
 */
export function* wordsToAdopt(
  rows: readonly BoundEntry[],
  session: SessionId,
  at: Instant,
  hash: Hash,
): InParts<AdoptedWords | null> {
  const room = yield* foldInParts(yield* entriesOf(rows))
  const adopting = [...lapsingWith(room, session), { kind: "minutes-adopted", body: { session } }]
  const last = rows.at(-1)?.seq ?? 0
  const then = adopting.map((event, n): BoundEntry => ({ ...event, seq: last + n + 1, at, by: null, personal: null }))
  return yield* wordsOf([...rows, ...then], session, hash, () => true)
}

export const sameAdoptedWords = (a: AdoptedWords | undefined, b: AdoptedWords): boolean =>
  a?.minutes === b.minutes && a.outcomes === b.outcomes

const entriesOf = (rows: readonly BoundEntry[]): InParts<Entry[]> =>
  mapInParts(rows, row => {
    const entry = boundEntry(row)
    return entry ? [entry] : []
  })

function* wordsOf(
  rows: readonly BoundEntry[],
  session: string,
  hash: Hash,
  statesWords: (adoption: Proposal | null) => boolean,
): InParts<AdoptedWords | null> {
  const entries = yield* entriesOf(rows)
  const room = yield* foldInParts(entries)
  const attribution = room.workspace?.attribution ?? "named"
  const asGallery = (entry: Entry) => {
    const read = gallery(entry, attribution)
    return read ? [read] : []
  }
  const seen = attribution === "named" ? entries : yield* mapInParts(entries, asGallery)
  const state = attribution === "named" ? room : yield* foldInParts(seen)
  const row = findSession(state, session)
  if (!row) return null
  const all = yield* tellingProceedings(state, row, seen)
  const told = statesWords(adoptionOf(room, row)) ? withoutAdoption(all) : all
  const written: Prose[] = []
  for (const lang of told.state.workspace?.languages ?? languages) written.push(yield* writingProse(told, lang))
  yield
  const minutes = hash(written)
  yield
  return { minutes, outcomes: hash(outcomeWords(told)) }
}

/**
 * Removes the proposals to adopt the minutes. The lines about the adoption are printed below the minutes, because
 * nobody could read them before the adoption.
 */
function withoutAdoption(told: Proceedings): Proceedings {
  const others = Object.entries(told.state.proposals).filter(([, { about }]) => about.act !== "adopt")
  return { ...told, state: { ...told.state, proposals: Object.fromEntries(others) } }
}

function boundEntry({ seq, kind, at, by, body, personal }: BoundEntry): Entry | null {
  const event = parseEvent(kind, personal === null ? body : { ...Object(body), personal: standIn(personal) })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stored id
  return event && ({ ...event, seq, at, by } as Entry)
}

/**
 * A substitute for a personal part of any kind of entry. It has the fields of all kinds, because a schema takes only
 * the fields that it knows.
 */
const standIn = (text: string) => ({
  name: text,
  romanised: "",
  short: "",
  lang: "en",
  text,
  reason: text,
  of: text,
  wording: null,
  interest: { lang: "en", text },
})

function outcomeWords({ state, session }: Proceedings): object {
  const { records, open, notReached, actions, carried } = outcomesOf(state, session)
  const wanted = state.workspace?.languages ?? languages
  const acts = (list: readonly ActionItem[]) =>
    list.map(({ owners, text, due, done, at }) => ({
      owners: owners.map(id => nameAt(state, id, at)?.name ?? ""),
      text,
      due,
      done,
    }))
  return {
    title: session.title,
    records: records.map(({ number, state: stands, body }) => ({
      number,
      stands,
      level: body.level,
      texts: body.texts,
      note: body.note,
    })),
    open: open.map(statement => wanted.map(lang => openSentence(state, session, statement, lang))),
    ...ratedWords(state, session, open, wanted),
    ...reasonsWords(state, open),
    notReached: wanted.flatMap(lang => notReachedSentence({ state, notReached }, lang)),
    actions: acts(actions),
    carried: acts(carried),
    summary: session.summary,
    ...secondWords({ state, session }, records, open),
  }
}

/** The paper's sentences about ratings of texts without an agreement; nothing if there are none. */
function ratedWords(state: State, session: Session, open: readonly Statement[], wanted: readonly Lang[]): object {
  const rated = open.map(statement => wanted.map(lang => ratedProse(state, session, statement, lang)))
  return rated.flat(2).length > 0 ? { rated } : {}
}

/** The reasons that the paper prints beside texts without an agreement; nothing if there are none. */
function reasonsWords(state: State, open: readonly Statement[]): object {
  const reasons = open.flatMap(statement => {
    const rating = lastRated(state, statement)
    return rating?.reasons ? [{ label: statement.label, reasons: groupedReasons(rating) }] : []
  })
  return reasons.length > 0 ? { reasons } : {}
}
