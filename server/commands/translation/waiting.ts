import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Translation } from "../../../shared/fold/translationState.ts"
import type { SaidKey } from "../../../shared/model/ids.ts"
import { isOfNote, translationId } from "../../../shared/model/said.ts"
import type { Instant, Lang } from "../../../shared/model/terms.ts"
import { derivePerTable } from "../../../shared/rules/derivePerTable.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { fitsScript } from "../../../shared/rules/said/oddText.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"
import { findSaid, saidIn } from "../../../shared/rules/said/saidIn.ts"
import { waitingIn } from "../../../shared/rules/said/standing.ts"

/**
 * How urgent a translation is (DOMAIN I5). `live`: it was said in a session that is held, since its start. `round`: a
 * round on its statement or in its topic is open. `paper`: a session with its topic is held, or its minutes are not
 * adopted yet. `later`: any other.
 */
export const urgencies = ["live", "round", "paper", "later"] as const
export type Urgency = (typeof urgencies)[number]

/** A text that waits for its translation, and the translation that is behind, if there is one. */
export interface WaitingText {
  said: SaidText
  into: Lang
  urgency: Urgency
  translation: Translation | null
}

/**
 * The languages into which a queue holds what waits: one, or the two of an interpreter who works both ways. Of two, the
 * queue holds what was said in the one and waits in the other (DOMAIN I5).
 */
export type Direction = readonly [Lang] | readonly [Lang, Lang]

/** The texts of one reader's queue, and how much of the work is done. */
export interface TranslationQueue {
  waiting: WaitingText[]
  /** the number of texts that have their translation */
  done: number
}

/**
 * The queue of a language: the texts in other languages that wait for their translation into it. The most urgent come
 * first, then the oldest; texts that are said in a held session come newest first (DOMAIN I5). `may` says which texts
 * the reader may translate. The paragraphs of notes are a queue of their own.
 */
export function translationQueue(state: State, lang: Lang, may: (said: SaidText) => boolean): TranslationQueue {
  const foreign = saidIn(state).filter(said => !isOfNote(said.key) && isForeign(said, lang) && may(said))
  const urgencyOf = urgencyIn(state)
  const waiting = foreign
    .filter(said => waitingIn(state, said).includes(lang))
    .map(said => ({
      said,
      into: lang,
      urgency: urgencyOf(said),
      translation: state.translations[translationId(said.key, lang)] ?? null,
    }))
  return { waiting: waiting.toSorted(inOrder), done: foreign.length - waiting.length }
}

/**
 * Returns one text for its translator, even if it no longer waits for a translation; null if no text has this key, or if
 * the text is in `lang` already.
 */
export function oneWanted(state: State, key: SaidKey, lang: Lang): WaitingText | null {
  const said = findSaid(state, key)
  if (!said || said.lang === lang) return null
  const translation = state.translations[translationId(key, lang)] ?? null
  return { said, into: lang, urgency: urgencyIn(state)(said), translation }
}

/** Returns whether the queue of a direction holds what waits in one of its languages, by the language it was said in. */
export const isOfDirection = (said: Pick<SaidText, "lang" | "text">, direction: Direction, into: Lang): boolean =>
  direction.length === 1 ||
  direction.some(lang => lang !== into && (said.lang === null ? fitsScript(said.text, lang) : said.lang === lang))

/** One queue of several, in the order of one. */
export const joinedQueues = (queues: readonly TranslationQueue[]): TranslationQueue => ({
  waiting: queues.flatMap(({ waiting }) => waiting).toSorted(inOrder),
  done: queues.reduce((all, { done }) => all + done, 0),
})

/** Returns whether a text needs a translation into the language. Of a text without a stated language its script tells. */
export const isForeign = ({ lang: original, text }: SaidText, lang: Lang): boolean =>
  original === null ? !fitsScript(text, lang) : original !== lang

const inOrder = (one: WaitingText, other: WaitingText): number =>
  urgencies.indexOf(one.urgency) - urgencies.indexOf(other.urgency) ||
  (one.urgency === "live" ? other.said.at - one.said.at : one.said.at - other.said.at) ||
  (one.said.key < other.said.key ? -1 : 1)

export function urgencyIn({
  rounds,
  sessions,
}: State): (said: Pick<SaidText, "topic" | "statement" | "session"> & { at?: Instant }) => Urgency {
  const open = openPlaces(rounds)
  const soon = soonPrinted(sessions)
  const live = heldSince(sessions)
  return ({ topic, statement, session, at = 0 }) => {
    if ([session, topic].some(place => place && at >= (live.get(place) ?? Infinity))) return "live"
    if ((statement && open.has(statement)) || (topic && open.has(topic))) return "round"
    return (session && soon.has(session)) || (topic && soon.has(topic)) ? "paper" : "later"
  }
}

/** The statements and topics with an open round. */
const openPlaces = derivePerTable(
  (rounds: State["rounds"]): ReadonlySet<string> =>
    new Set(
      Object.values(rounds)
        .filter(({ state }) => state === "open")
        .flatMap(({ statement, topic }) => [statement, topic]),
    ),
)

/** The sessions that are held and the topics on their agendas, with the time at which the session started. */
const heldSince = derivePerTable(
  (sessions: State["sessions"]): ReadonlyMap<string, Instant> =>
    new Map(
      Object.values(sessions).flatMap(session => {
        const { id, items, startedAt } = session
        if (startedAt === null || !isHeld(session)) return []
        return [id, ...items.flatMap(({ topic }) => topic ?? [])].map(place => [place, startedAt] as const)
      }),
    ),
)

/** The sessions whose minutes are printed next, and the topics on their agendas. */
const soonPrinted = derivePerTable(
  (sessions: State["sessions"]): ReadonlySet<string> =>
    new Set(
      Object.values(sessions)
        .filter(isPrintedNext)
        .flatMap(({ id, items }) => [id, ...items.flatMap(({ topic }) => topic ?? [])]),
    ),
)

const isPrintedNext = (session: Session): boolean =>
  isHeld(session) ||
  (session.state === "closed" && (session.minutes.state === "draft" || session.minutes.state === "under_review"))
