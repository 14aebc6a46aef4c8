import { hash } from "node:crypto"
import { type DocumentSealing, type SealLimits, segmentLimits } from "../../../../ports/documents/documentSealing.ts"
import { type Runner, runStatement, type Steps } from "../../statement.ts"
import { nothingUnsorted } from "../unsorted.ts"
import { decodeRuns, encodeRuns } from "./authorRuns.ts"
import { openBlock, sealBlock, type UpdateColumns } from "./block.ts"
import { numbersIn } from "./numbersIn.ts"
import * as on from "./segmentStatements.ts"
import { thinSnapshots } from "./thinning.ts"

export function sqlDocumentSealing(runner: Runner, unsorted = nothingUnsorted): DocumentSealing {
  const { ask, transaction, giveBackSpace } = runner
  return {
    async unsealed(least) {
      await unsorted.sortAll()
      return ask(on.unsealedLogs, { least })
    },
    async seal(log, limits) {
      if (unsorted.has(log.topic))
        await transaction(
          () => unsorted.sorted(log.topic),
          () => true,
        )
      const [head] = await ask(on.sealedOf, log)
      if (head === undefined) return 0
      const { doc, sealedSeq: after } = head
      const last = Math.min(after + segmentLimits.updates, head.lastSeq - 1)
      if (last <= after) return 0
      const [shapes] = await ask(on.shapesOfRows, { doc, after, upTo: last })
      const { count, isFull } = within(limits, numbersIn(shapes?.times), numbersIn(shapes?.lengths))
      if (count < limits.least && !isFull) return 0
      const stretch = { doc, after, upTo: after + count }
      const [rows] = await ask(on.columnsOfRows, stretch)
      if (rows?.seqs !== seqsOf(stretch)) {
        const [now] = await ask(on.sealedOf, log)
        if (now?.sealedSeq === after) throw new Error(`the log of ${log.topic} has a gap after update ${after}`)
        // another process has sealed these rows meanwhile
        return 0
      }
      const times = numbersIn(rows.times)
      const block = await sealBlock({ times, lengths: numbersIn(rows.lengths), bytes: rows.bytes ?? new Uint8Array() })
      const segment = {
        doc,
        lastSeq: stretch.upTo,
        firstSeq: after + 1,
        fromMs: times.reduce((least, at) => Math.min(least, at)),
        toMs: times.reduce((most, at) => Math.max(most, at)),
        authors: encodeRuns(numbersIn(rows.actors)),
        sha256: hash("sha256", block),
        block,
      }
      // the rows are compared with the updates that are decompressed from the block
      const opened = await openBlock(block)
      const isSealed = await transaction(() => replaceRows(segment, opened), Boolean)
      return isSealed ? count : 0
    },
    async thinSnapshots(log) {
      const [head] = await ask(on.sealedOf, log)
      if (head !== undefined) await thinSnapshots(runner, head.doc)
    },
    giveBackSpace,
  }
}

const seqsOf = ({ after, upTo }: { after: number; upTo: number }): string =>
  Array.from({ length: upTo - after }, (_, n) => after + n + 1).join(",")

/** Returns how many of the first rows may go into one segment, and whether the segment is then full. */
function within(
  { before }: SealLimits,
  times: readonly number[],
  lengths: readonly number[],
): { count: number; isFull: boolean } {
  let bytes = 0
  for (const [n, at] of times.entries()) {
    if (at > before) return { count: n, isFull: false }
    bytes += lengths[n] ?? 0
    if (n > 0 && bytes > segmentLimits.bytes) return { count: n, isFull: true }
  }
  return { count: times.length, isFull: times.length === segmentLimits.updates }
}

interface Segment {
  doc: number
  firstSeq: number
  lastSeq: number
  fromMs: number
  toMs: number
  authors: Uint8Array
  sha256: string
  block: Uint8Array
}

/**
 * Replaces rows by their segment. Returns false if the rows are not exactly those of the segment, because an author was
 * erased meanwhile or another process has sealed the rows. The transaction must then be rolled back. The head is
 * updated first, because the update locks it, and erasing authors needs the same lock.
 */
function* replaceRows(segment: Segment, { times, lengths, bytes }: UpdateColumns): Steps<boolean> {
  const stretch = { doc: segment.doc, after: segment.firstSeq - 1, upTo: segment.lastSeq }
  const [moved] = yield* runStatement(on.moveSealed, { doc: stretch.doc, from: stretch.after, to: stretch.upTo })
  if (moved === undefined) return false
  const [rows] = yield* runStatement(on.columnsOfRows, stretch)
  const areSame =
    rows?.seqs === seqsOf(stretch) &&
    rows.actors === decodeRuns(segment.authors).join(",") &&
    rows.times === times.join(",") &&
    rows.lengths === lengths.join(",") &&
    Buffer.compare(rows.bytes ?? new Uint8Array(), bytes) === 0
  if (!areSame) return false
  yield* runStatement(on.deleteRows, stretch)
  yield* runStatement(on.addSegment, segment)
  return true
}
