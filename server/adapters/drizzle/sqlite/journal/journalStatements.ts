import { and, eq, lte } from "drizzle-orm"
import type { TopicId } from "../../../../../shared/model/ids.ts"
import { statement } from "../../statement.ts"
import { docJournal } from "../schema.sqlite.ts"

export const addJournalRow = statement<{ n: number; bin: Uint8Array }>()((db, _tables, at) =>
  db.insert(docJournal).values({ n: at.n, bin: at.bin }),
)

/** Deletes the rows up to this one. */
export const deleteJournalRows = statement<{ upTo: number }>()((db, _tables, at) =>
  db.delete(docJournal).where(lte(docJournal.n, at.upTo)),
)

/** Reads the head of an epoch. Updates that are only in the journal are not counted. */
export const headOfEpoch = statement<{ topic: TopicId; epoch: number }>()((db, { docHead }, at) =>
  db
    .select({ doc: docHead.doc, seq: docHead.lastSeq, standing: docHead.standing, rights: docHead.rights })
    .from(docHead)
    .where(and(eq(docHead.topic, at.topic), eq(docHead.epoch, at.epoch))),
)

export const lastSeqOf = statement<{ doc: number }>()((db, { docHead }, at) =>
  db.select({ seq: docHead.lastSeq }).from(docHead).where(eq(docHead.doc, at.doc)),
)
