import type { TopicId } from "../../../../shared/model/ids.ts"
import type { DocumentHistory, DocumentPlace } from "../../../ports/documents/documentHistory.ts"
import { askEach, type Runner, runStatement, type Steps } from "../statement.ts"
import { docOfEpoch } from "./headStatements.ts"
import * as on from "./historyStatements.ts"
import { updatesIn } from "./logReader.ts"
import { openSegment } from "./sealed/openSegment.ts"
import { segmentReachedBy, segmentsBetween } from "./sealed/segmentStatements.ts"
import { newestSound } from "./soundSnapshot.ts"
import { nothingUnsorted, onSorted, readSorted } from "./unsorted.ts"
import { writingReader } from "./writing.ts"

/** A span of time that is divided into parts of `step` milliseconds. */
interface Span {
  from: number
  to: number
  step: number
}

export function sqlDocumentHistory(runner: Runner, unsorted = nothingUnsorted): DocumentHistory {
  const { ask, read } = runner
  const writing = writingReader(runner, unsorted)
  return {
    async counts(topics, { from, to }, parts) {
      const counts = Array.from({ length: parts }, () => 0)
      const span = { from, to, step: Math.max(1, Math.ceil((to - from) / parts)) }
      const add = (part: number, count: number) => (counts[part] = (counts[part] ?? 0) + count)
      for (const topic of topics) {
        const { rows, segments } = await read(() => onSorted(unsorted, topic, countsOf(topic, span)))
        for (const { part, count } of rows) add(part, count)
        // the contents of segments do not change, so the segments are read one by one after the transaction
        for (const segment of segments) {
          const inOne = partOfAll(segment, span)
          if (inOne !== null) add(inOne, segment.lastSeq - segment.firstSeq + 1)
          else
            for (const at of await askEach(runner, timesOf(segment))) {
              const part = partAt(at, span)
              if (part !== null) add(part, 1)
            }
        }
      }
      return counts
    },
    placeAt: (topic, at) => readSorted(runner, unsorted, topic, () => reachedBy(topic, at)),
    async stretch(topic, { epoch, seq }, after) {
      const [row] = await ask(docOfEpoch, { topic, epoch })
      if (row === undefined) return { snapshot: null, updates: [] }
      const snapshot = await askEach(runner, newestSound(row.doc, after, seq))
      const range = { doc: row.doc, after: snapshot?.seq ?? after, upTo: seq }
      const updates = await readSorted(runner, unsorted, topic, () => updatesIn(range))
      return { snapshot, updates: updates.map(({ update }) => update) }
    },
    async snapshotBefore(topic, { epoch, seq }) {
      const [row] = await ask(docOfEpoch, { topic, epoch })
      return row === undefined ? null : askEach(runner, newestSound(row.doc, 0, seq))
    },
    epochs: topic => readSorted(runner, unsorted, topic, () => runStatement(on.epochsOf, { topic })),
    async written(log, after) {
      const [row] = await ask(docOfEpoch, log)
      return row === undefined ? null : writing.after(row.doc, log.topic, after)
    },
    async firstUpdates(log) {
      const [row] = await ask(docOfEpoch, log)
      return row === undefined ? [] : ask(on.firstUpdatesOf, { doc: row.doc })
    },
  }
}

interface SegmentTimes {
  doc: number
  firstSeq: number
  lastSeq: number
  fromMs: number
  toMs: number
}

function* countsOf(
  topic: TopicId,
  span: Span,
): Steps<{ rows: { part: number; count: number }[]; segments: SegmentTimes[] }> {
  const rows = yield* runStatement(on.countsOf, { topic, ...span })
  return { rows, segments: yield* runStatement(segmentsBetween, { topic, from: span.from, to: span.to }) }
}

const partAt = (at: number, { from, to, step }: Span): number | null =>
  at >= from && at < to ? Math.floor((at - from) / step) : null

/** Returns the part that contains all updates of a segment; null if they are in several parts. */
function partOfAll({ fromMs, toMs }: SegmentTimes, span: Span): number | null {
  const part = partAt(fromMs, span)
  return part === partAt(toMs, span) ? part : null
}

function* timesOf({ doc, firstSeq, lastSeq }: SegmentTimes): Steps<number[]> {
  return (yield* updatesIn({ doc, after: firstSeq - 1, upTo: lastSeq })).map(({ at }) => at)
}

/**
 * Returns the place in its log that a note had reached at this time. Reads the table of rows before the table of
 * segments, because sealing moves updates from rows to segments and none is missed in this order.
 */
function* reachedBy(topic: TopicId, at: number): Steps<DocumentPlace | null> {
  const [row] = yield* runStatement(on.reachedBy, { topic, at })
  const open = row?.seq ? { epoch: row.epoch, seq: row.seq } : null
  const [segment] = yield* runStatement(segmentReachedBy, { topic, at })
  // `open`, found in the rows, is newer than every segment of its epoch
  if (segment === undefined || (open && open.epoch >= segment.epoch)) return open
  const last = openSegment(segment).findLast(one => one.at <= at)
  return last ? { epoch: segment.epoch, seq: last.seq } : open
}
