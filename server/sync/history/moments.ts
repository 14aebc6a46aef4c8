import { setImmediate as nextTurn } from "node:timers/promises"
import * as Y from "yjs"
import { readNote } from "../../../shared/document/readers.ts"
import type { TopicId } from "../../../shared/model/ids.ts"
import type { DocumentHistory, DocumentPlace, Moment, Moments } from "../../ports/documents/documentHistory.ts"
import { NoteDoc } from "../room/noteDoc.ts"

/**
 * The number of updates between two rungs, which are stored states of a note. Applying them takes a few milliseconds,
 * which is the longest wait of a reader who moves the slider.
 */
const updatesPerStep = 1_000
/**
 * The number of updates that are applied in one turn of the event loop, so that reading the past does not delay people
 * who are typing.
 */
const updatesAtOnce = 100
/** The number of computed moments that stay in memory, because readers move the slider back to earlier ones. */
const keptMoments = 64
const idleMs = 60_000

/**
 * The cached earlier states of one topic's note. A rung is the encoded document after each `updatesPerStep` updates. A
 * moment is computed from the last rung before it.
 */
interface Ladder {
  rungs: { seq: number; update: Uint8Array }[]
  moments: Map<number, Moment>
  /** the running computation of a moment; only one runs at a time */
  climbing: Promise<unknown>
  idle: ReturnType<typeof setTimeout>
}

/** Computes notes as they were at earlier times, from the log. It uses no document that people are writing in. */
export function createMoments(history: DocumentHistory): Moments {
  const ladders = new Map<string, Ladder>()

  const ladderOf = (topic: TopicId, epoch: number): Ladder => {
    const name = `${topic} ${epoch}`
    const known = ladders.get(name)
    known?.idle.refresh()
    const ladder = known ?? {
      rungs: [],
      moments: new Map(),
      climbing: Promise.resolve(),
      idle: setTimeout(() => ladders.delete(name), idleMs).unref(),
    }
    ladders.set(name, ladder)
    return ladder
  }

  return {
    async note(topic, at) {
      const place = await history.placeAt(topic, at)
      if (!place) return { epoch: 0, seq: 0, blocks: [] }
      const ladder = ladderOf(topic, place.epoch)
      const climbed = ladder.climbing.then(() => ladder.moments.get(place.seq) ?? climb(history, ladder, topic, place))
      // the next computation starts even if this one fails; the caller gets the error
      ladder.climbing = climbed.catch(() => undefined)
      return climbed
    },
  }
}

async function climb(
  history: DocumentHistory,
  { rungs, moments }: Ladder,
  topic: TopicId,
  place: DocumentPlace,
): Promise<Moment> {
  const below = rungs.findLast(({ seq }) => seq <= place.seq)
  const { snapshot, updates } = await history.stretch(topic, place, below?.seq ?? 0)
  const base = snapshot ?? below
  const doc = new NoteDoc()
  if (base) Y.applyUpdate(doc, base.update)
  let seq = base?.seq ?? 0
  for (let at = 0; at < updates.length; ) {
    const some = updates.slice(at, at + updatesAtOnce - (seq % updatesAtOnce))
    // one transaction for all updates, because each transaction that Yjs opens by itself costs more than the update in
    // it
    doc.transact(() => some.forEach(update => Y.applyUpdate(doc, update)))
    at += some.length
    seq += some.length
    if (seq % updatesPerStep === 0) addRung(rungs, { seq, update: Y.encodeStateAsUpdate(doc) })
    await nextTurn()
  }
  const blocks = readNote(doc).blocks.map(({ kind, lang, text, cell }) => ({ kind, lang, text, ...(cell && { cell }) }))
  doc.destroy()
  const moment = { ...place, blocks }
  moments.set(place.seq, moment)
  const [oldest] = moments.keys()
  if (moments.size > keptMoments && oldest !== undefined) moments.delete(oldest)
  return moment
}

function addRung(rungs: Ladder["rungs"], rung: Ladder["rungs"][number]): void {
  if (rungs.some(({ seq }) => seq === rung.seq)) return
  rungs.push(rung)
  rungs.sort((a, b) => a.seq - b.seq)
}
