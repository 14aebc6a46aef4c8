import type { MissedUpdate, Portion, StoredUpdate } from "../../../ports/documents/documentLog.ts"
import { runStatement, type Steps } from "../statement.ts"
import * as on from "./documentStatements.ts"
import { openSegment } from "./sealed/openSegment.ts"
import { segmentAfter } from "./sealed/segmentStatements.ts"

/** A stretch of one document log: the updates after the number `after`, up to and including `upTo`. */
export interface LogRange {
  doc: number
  after: number
  upTo: number
}

/** The value of `upTo` for a stretch up to the end of the log. */
export const logEnd = Number.MAX_SAFE_INTEGER

/**
 * Reads a stretch of a log from its rows and its segments. The rows are read first, because sealing moves updates from
 * rows to segments. The steps therefore need no transaction, even if another process seals meanwhile.
 */
export function* updatesIn({ doc, after, upTo }: LogRange): Steps<MissedUpdate[]> {
  const rows = yield* runStatement(on.rowsBetween, { doc, after, upTo })
  const first = rows[0]?.seq ?? upTo + 1
  // the newest update is always a row
  if (first === after + 1 || (rows.length === 0 && upTo === logEnd)) return rows
  return [...(yield* sealedIn({ doc, after, upTo: first - 1 })), ...rows]
}

/** Reads the updates of a stretch that are in segments. */
function* sealedIn({ doc, after, upTo }: LogRange): Steps<MissedUpdate[]> {
  const list: MissedUpdate[] = []
  for (let at = after; at < upTo; ) {
    const [segment] = yield* runStatement(segmentAfter, { doc, after: at })
    const some = segment ? openSegment(segment).filter(({ seq }) => seq > at && seq <= upTo) : []
    for (const one of some) list.push(one)
    at = some.at(-1)?.seq ?? upTo
  }
  return list
}

/** Reads the longest prefix of the updates after `after` that is within the limits, but at least one update. */
export function* updatesWithin(doc: number, after: number, most: Portion): Steps<StoredUpdate[]> {
  const sizes = yield* runStatement(on.sizesAfter, { doc, after, count: most.count })
  const first = sizes[0]
  if (first === undefined) return []
  const sealed = first.seq > after + 1 ? yield* sealedWithin({ doc, after, upTo: first.seq - 1 }, most) : []
  const bytes = sealed.reduce((sum, { update }) => sum + update.byteLength, 0)
  const last = sealed.at(-1)?.seq ?? after
  if (last < first.seq - 1) return sealed.map(withoutTime)
  const rest = { count: most.count - sealed.length, bytes: most.bytes - bytes }
  const upTo = lastWithin(rest, sizes, sealed.length === 0 ? 1 : 0)
  return [...sealed, ...(upTo === null ? [] : yield* updatesIn({ doc, after: last, upTo }))].map(withoutTime)
}

/**
 * Reads the updates of a stretch from its segments, up to the limits, but at least one update. Reads only the segments
 * that contain these updates.
 */
function* sealedWithin({ doc, after, upTo }: LogRange, most: Portion): Steps<MissedUpdate[]> {
  const list: MissedUpdate[] = []
  let bytes = 0
  for (let at = after; at < upTo; ) {
    const [segment] = yield* runStatement(segmentAfter, { doc, after: at })
    const some = segment ? openSegment(segment).filter(({ seq }) => seq > at && seq <= upTo) : []
    for (const one of some) {
      bytes += one.update.byteLength
      if (list.length > 0 && (bytes > most.bytes || list.length === most.count)) return list
      list.push(one)
    }
    at = some.at(-1)?.seq ?? upTo
  }
  return list
}

/**
 * Returns the sequence number of the last update in the longest prefix within the limits. The prefix has at least
 * `least` updates. Null if the prefix is empty.
 */
function lastWithin(
  { count, bytes: most }: Portion,
  sizes: readonly { seq: number; bytes: number }[],
  least: number,
): number | null {
  let last: number | null = null
  let sum = 0
  for (const [n, { seq, bytes }] of sizes.entries()) {
    sum += bytes
    if (n >= least && (sum > most || n >= count)) break
    last = seq
  }
  return last
}

export const withoutTime = ({ seq, update }: MissedUpdate): StoredUpdate => ({ seq, update })
