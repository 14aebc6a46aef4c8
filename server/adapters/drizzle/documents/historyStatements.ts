import { and, desc, eq, gte, inArray, lt, lte, max, sql } from "drizzle-orm"
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
