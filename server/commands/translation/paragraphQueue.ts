import { hasWords, paragraphWords } from "../../../shared/document/paragraphs/paragraphs.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { SaidKey, TopicId } from "../../../shared/model/ids.ts"
import { translationId } from "../../../shared/model/said.ts"
import type { Instant, Lang } from "../../../shared/model/terms.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"
import type { Moments } from "../../ports/documents/documentHistory.ts"
import type { Documents } from "../../ports/documents/documents.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { type SaidParagraph, saidParagraph, saidParagraphs } from "./saidParagraph.ts"
import { isForeign, type TranslationQueue, urgencies, urgencyIn, type WaitingText } from "./waiting.ts"

interface Ports {
  documents: Pick<Documents, "paragraphs">
  moments: Moments
  clock: Pick<Clock, "now">
}

/** The paragraphs of one note that a queue offers at once (DOMAIN Z2). */
const paragraphsAtOnce = 20
/** How long the words of a paragraph have stood before the queue offers it. */
const restMs = 120_000

/**
 * The paragraphs of the panel's notes that wait for a translation, and the number of those that have one. The notes of
 * urgent topics come first, and the paragraphs of a note in its order.
 */
export async function paragraphQueue(
  ports: Ports,
  state: State,
  lang: Lang,
  may: (said: SaidText) => boolean,
): Promise<TranslationQueue> {
  const queue: TranslationQueue = { waiting: [], done: 0 }
  for (const topic of urgentFirst(state)) {
    const all = await saidParagraphs(ports.documents, state, topic)
    const foreign = all.filter(({ said }) => hasWords(said.text) && isForeign(said, lang) && may(said))
    const waiting = foreign.filter(({ level }) => !level.includes(lang))
    queue.done += foreign.length - waiting.length
    if (waiting.length === 0) continue
    const rested = await wordsAt(ports.moments, topic, ports.clock.now() - restMs)
    const offered = waiting.filter(({ said }) => rested.has(paragraphWords(said.text))).slice(0, paragraphsAtOnce)
    queue.waiting.push(...offered.map(one => waitingText(state, one, lang)))
  }
  return queue
}

/**
 * One paragraph for its translator, even if its translation is no longer awaited; null if no paragraph has these words
 * in another language.
 */
export async function paragraphWanted(
  { documents }: Ports,
  state: State,
  key: SaidKey,
  lang: Lang,
): Promise<WaitingText | null> {
  const found = await saidParagraph(documents, state, key)
  return found && found.said.lang !== lang ? waitingText(state, found, lang) : null
}

function waitingText({ translations }: State, { said, level }: SaidParagraph, lang: Lang): WaitingText {
  const row = translations[translationId(said.key, lang)]
  const translation = row ? { ...row, ...(!level.includes(lang) && { behind: true as const }) } : null
  return { said, into: lang, urgency: "later", translation }
}

function urgentFirst(state: State): TopicId[] {
  const urgency = urgencyIn(state)
  const rank = (topic: TopicId) => urgencies.indexOf(urgency({ topic }))
  return Object.values(state.topics)
    .map(({ id }) => id)
    .toSorted((a, b) => rank(a) - rank(b))
}

/** The words of the note's paragraphs at an earlier time. */
async function wordsAt({ note }: Moments, topic: TopicId, at: Instant): Promise<ReadonlySet<string>> {
  const { blocks } = await note(topic, at)
  return new Set(blocks.map(({ text }) => paragraphWords(text)))
}
