import { and, asc, desc, eq, gt, gte, lt, lte, sql } from "drizzle-orm"
import type { TopicId } from "../../../../../shared/model/ids.ts"
import { statement } from "../../statement.ts"

export const segmentAfter = statement<{ doc: number; after: number }>()((db, { docSegment }, at) =>
  db
    .select({ firstSeq: docSegment.firstSeq, sha256: docSegment.sha256, block: docSegment.block })
    .from(docSegment)
    .where(and(eq(docSegment.doc, at.doc), gt(docSegment.lastSeq, at.after)))
    .orderBy(asc(docSegment.lastSeq))
    .limit(1),
)

/** Reads which segments of a topic have updates between two times, without their blocks. */
export const segmentsBetween = statement<{ topic: TopicId; from: number; to: number }>()(
  (db, { docHead, docSegment }, at) =>
    db
      .select({
        doc: docSegment.doc,
        firstSeq: docSegment.firstSeq,
        lastSeq: docSegment.lastSeq,
        fromMs: docSegment.fromMs,
        toMs: docSegment.toMs,
      })
      .from(docSegment)
      .innerJoin(docHead, eq(docHead.doc, docSegment.doc))
      .where(and(eq(docHead.topic, at.topic), gte(docSegment.toMs, at.from), lt(docSegment.fromMs, at.to))),
)

/** Reads the last segment of the newest epoch that has an update by the instant. */
export const segmentReachedBy = statement<{ topic: TopicId; at: number }>()((db, { docHead, docSegment }, at) =>
  db
    .select({
      epoch: docHead.epoch,
      firstSeq: docSegment.firstSeq,
      sha256: docSegment.sha256,
      block: docSegment.block,
    })
    .from(docSegment)
    .innerJoin(docHead, eq(docHead.doc, docSegment.doc))
    .where(and(eq(docHead.topic, at.topic), lte(docSegment.fromMs, at.at)))
    .orderBy(desc(docHead.epoch), desc(docSegment.lastSeq))
    .limit(1),
)

export const segmentsOf = statement<{ doc: number }>()((db, { docSegment }, at) =>
  db
    .select({ firstSeq: docSegment.firstSeq, lastSeq: docSegment.lastSeq })
    .from(docSegment)
    .where(eq(docSegment.doc, at.doc)),
)

export const setAuthors = statement<{ doc: number; lastSeq: number; authors: Uint8Array }>()((db, { docSegment }, at) =>
  db
    .update(docSegment)
    .set({ authors: sql`${at.authors}` })
    .where(and(eq(docSegment.doc, at.doc), eq(docSegment.lastSeq, at.lastSeq))),
)

/** Reads the logs in which at least `least` updates can be sealed. The newest update of a log is never sealed. */
export const unsealedLogs = statement<{ least: number }>()((db, { docHead }, at) =>
  db
    .select({
      topic: docHead.topic,
      epoch: docHead.epoch,
      count: sql<number>`${docHead.lastSeq} - ${docHead.sealedSeq} - 1`,
    })
    .from(docHead)
    .where(sql`${docHead.lastSeq} - ${docHead.sealedSeq} > ${at.least}`),
)

export const sealedOf = statement<{ topic: TopicId; epoch: number }>()((db, { docHead }, at) =>
  db
    .select({ doc: docHead.doc, lastSeq: docHead.lastSeq, sealedSeq: docHead.sealedSeq })
    .from(docHead)
    .where(and(eq(docHead.topic, at.topic), eq(docHead.epoch, at.epoch))),
)

interface Stretch {
  doc: number
  after: number
  upTo: number
}

/**
 * Reads the numbers, times and lengths of some rows, each as one text with commas, because a result row for each update
 * would take longer.
 */
export const shapesOfRows = statement<Stretch>()((db, { docUpdate }, at, { joined }) =>
  db
    .select({
      seqs: joined(docUpdate.seq, docUpdate.seq),
      times: joined(docUpdate.atMs, docUpdate.seq),
      lengths: joined(sql`octet_length(${docUpdate.bin})`, docUpdate.seq),
    })
    .from(docUpdate)
    .where(and(eq(docUpdate.doc, at.doc), gt(docUpdate.seq, at.after), lte(docUpdate.seq, at.upTo))),
)

/** Reads all columns of some rows, each column as one value, because a result row for each update would take longer. */
export const columnsOfRows = statement<Stretch>()((db, { docUpdate }, at, { joined, joinedBytes }) =>
  db
    .select({
      seqs: joined(docUpdate.seq, docUpdate.seq),
      actors: joined(docUpdate.actor, docUpdate.seq),
      times: joined(docUpdate.atMs, docUpdate.seq),
      lengths: joined(sql`octet_length(${docUpdate.bin})`, docUpdate.seq),
      bytes: joinedBytes(docUpdate.bin, docUpdate.seq),
    })
    .from(docUpdate)
    .where(and(eq(docUpdate.doc, at.doc), gt(docUpdate.seq, at.after), lte(docUpdate.seq, at.upTo))),
)

export const deleteRows = statement<Stretch>()((db, { docUpdate }, at) =>
  db.delete(docUpdate).where(and(eq(docUpdate.doc, at.doc), gt(docUpdate.seq, at.after), lte(docUpdate.seq, at.upTo))),
)

interface SegmentRow {
  doc: number
  lastSeq: number
  firstSeq: number
  fromMs: number
  toMs: number
  authors: Uint8Array
  sha256: string
  block: Uint8Array
}

export const addSegment = statement<SegmentRow>()((db, { docSegment }, at) =>
  db.insert(docSegment).values({
    doc: at.doc,
    lastSeq: at.lastSeq,
    firstSeq: at.firstSeq,
    fromMs: at.fromMs,
    toMs: at.toMs,
    authors: at.authors,
    sha256: at.sha256,
    block: at.block,
  }),
)

/** Sets the number of the last sealed update of a log. Returns no row if that number is no longer `from`. */
export const moveSealed = statement<{ doc: number; from: number; to: number }>()((db, { docHead }, at) =>
  db
    .update(docHead)
    .set({ sealedSeq: sql`${at.to}` })
    .where(and(eq(docHead.doc, at.doc), eq(docHead.sealedSeq, at.from)))
    .returning({ doc: docHead.doc }),
)
