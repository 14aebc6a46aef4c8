import { and, asc, desc, eq, gt, gte, inArray, lt, lte, max, sql } from "drizzle-orm"
import type { TopicId } from "../../../../shared/model/ids.ts"
import { statement } from "../statement.ts"

/** Casts a value to an integer in SQL, so that a division by it gives an integer in every dialect. */
const whole = (value: unknown) => sql`cast(${value} as bigint)`

interface Counting {
  topic: TopicId
  from: number
  to: number
  step: number
}

/** Counts the updates of a topic in each part of a span. Updates in segments are left out. */
export const countsOf = statement<Counting>()((db, { docHead, docUpdate }, at) => {
  const part = sql<number>`(${docUpdate.atMs} - ${whole(at.from)}) / ${whole(at.step)}`
  return (
    db
      .select({ part, count: sql<number>`count(*)` })
      .from(docUpdate)
      .where(
        and(
          inArray(docUpdate.doc, db.select({ doc: docHead.doc }).from(docHead).where(eq(docHead.topic, at.topic))),
          gte(docUpdate.atMs, at.from),
          lt(docUpdate.atMs, at.to),
        ),
      )
      // GROUP BY names the column by its position, because the same expression would get parameters of its own there
      .groupBy(sql`1`)
  )
})

/**
 * Reads which epoch and update the topic's note had reached at the instant: the newest epoch with an update by then,
 * and the number of the last such update. Updates in segments are left out.
 */
export const reachedBy = statement<{ topic: TopicId; at: number }>()((db, { docHead, docUpdate }, at) =>
  db
    .select({ epoch: docHead.epoch, seq: max(docUpdate.seq) })
    .from(docHead)
    .innerJoin(docUpdate, eq(docUpdate.doc, docHead.doc))
    .where(and(eq(docHead.topic, at.topic), lte(docUpdate.atMs, at.at)))
    .groupBy(docHead.epoch)
    .orderBy(desc(docHead.epoch))
    .limit(1),
)

interface Stretch {
  doc: number
  after: number
  upTo: number
}

/** Reads the numbers, writers and times of some rows, each as one text with commas. Updates in segments are left out. */
export const writingOfRows = statement<Stretch>()((db, { docUpdate }, at, { joined }) =>
  db
    .select({
      seqs: joined(docUpdate.seq, docUpdate.seq),
      actors: joined(docUpdate.actor, docUpdate.seq),
      times: joined(docUpdate.atMs, docUpdate.seq),
    })
    .from(docUpdate)
    .where(and(eq(docUpdate.doc, at.doc), gt(docUpdate.seq, at.after), lte(docUpdate.seq, at.upTo))),
)

/** Reads the writers and the block of the segment with the update after `after`. */
export const writingOfSegment = statement<{ doc: number; after: number }>()((db, { docSegment }, at) =>
  db
    .select({
      firstSeq: docSegment.firstSeq,
      sha256: docSegment.sha256,
      authors: docSegment.authors,
      block: docSegment.block,
    })
    .from(docSegment)
    .where(and(eq(docSegment.doc, at.doc), gt(docSegment.lastSeq, at.after)))
    .orderBy(asc(docSegment.lastSeq))
    .limit(1),
)

/** Reads which member each integer of a writer stands for. */
export const allWriters = statement<object>()((db, { writer }) =>
  db.select({ id: writer.id, member: writer.member }).from(writer),
)

export const epochsOf = statement<{ topic: TopicId }>()((db, { docHead }, at) =>
  db
    .select({ epoch: docHead.epoch, seq: docHead.lastSeq })
    .from(docHead)
    .where(eq(docHead.topic, at.topic))
    .orderBy(asc(docHead.epoch)),
)

export const firstUpdatesOf = statement<{ doc: number }>()((db, { clientOwner, writer }, at) =>
  db
    .select({ client: clientOwner.clientId, member: writer.member, seq: clientOwner.firstSeq })
    .from(clientOwner)
    .innerJoin(writer, eq(writer.id, clientOwner.member))
    .where(eq(clientOwner.doc, at.doc)),
)
