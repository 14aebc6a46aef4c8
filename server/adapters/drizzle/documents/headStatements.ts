import { and, asc, desc, eq, isNull, ne, or, sql } from "drizzle-orm"
import type { TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { NoteStanding } from "../../../ports/documents/documentLog.ts"
import { statement } from "../statement.ts"

export const docHeadOf = statement<{ topic: TopicId }>()((db, { docHead }, at) =>
  db
    .select({
      doc: docHead.doc,
      workspace: docHead.workspace,
      epoch: docHead.epoch,
      seq: docHead.lastSeq,
      snapshotSeq: docHead.snapshotSeq,
      standing: docHead.standing,
      rights: docHead.rights,
    })
    .from(docHead)
    .where(eq(docHead.topic, at.topic))
    .orderBy(desc(docHead.epoch))
    .limit(1),
)

/** Reads the heads of all epochs of some topics, which are given as a JSON array. */
export const headsOf = statement<{ topics: string }>()((db, { docHead }, at, { isIn }) =>
  db
    .select({ topic: docHead.topic, doc: docHead.doc, epoch: docHead.epoch, seq: docHead.lastSeq })
    .from(docHead)
    .where(isIn(docHead.topic, at.topics))
    .orderBy(asc(docHead.epoch)),
)

/**
 * Adds a head at epoch 1 for the topic, unless the topic already has that epoch. The transaction has locked
 * the workspace's row in log_head, so that the version of rights in that row does not change meanwhile.
 */
export const addDocHead = statement<{ topic: TopicId; workspace: WorkspaceId }>()((db, { docHead, logHead }, at) =>
  db
    .insert(docHead)
    .values({
      topic: at.topic,
      workspace: at.workspace,
      epoch: 1,
      lastSeq: 0,
      snapshotSeq: 0,
      rights: sql`coalesce((SELECT ${logHead.rights} FROM ${logHead} WHERE ${logHead.workspace} = ${at.workspace}), 0)`,
    })
    .onConflictDoNothing(),
)

export const docOfEpoch = statement<{ topic: TopicId; epoch: number }>()((db, { docHead }, at) =>
  db
    .select({ doc: docHead.doc })
    .from(docHead)
    .where(and(eq(docHead.topic, at.topic), eq(docHead.epoch, at.epoch))),
)

interface EpochRow {
  topic: TopicId
  workspace: WorkspaceId
  epoch: number
  standing: NoteStanding | null
  rights: number
}

export const addEpoch = statement<EpochRow>()((db, { docHead }, at) =>
  db
    .insert(docHead)
    .values({
      topic: at.topic,
      workspace: at.workspace,
      epoch: at.epoch,
      lastSeq: 0,
      snapshotSeq: 0,
      standing: at.standing,
      rights: at.rights,
    })
    .returning({ doc: docHead.doc }),
)

interface Advance {
  topic: TopicId
  epoch: number
  from: number
  to: number
  standing: NoteStanding
  rights: number
}

/**
 * Advances the head of an epoch and returns its row. Returns no row if the epoch has ended, or if the head's number,
 * mode or version of rights is not the expected one.
 */
export const advance = statement<Advance>()((db, { docHead }, at) =>
  db
    .update(docHead)
    .set({ lastSeq: sql`${at.to}` })
    .where(
      and(
        eq(docHead.topic, at.topic),
        eq(docHead.epoch, at.epoch),
        eq(docHead.lastSeq, at.from),
        or(isNull(docHead.standing), eq(docHead.standing, at.standing)),
        eq(docHead.rights, at.rights),
      ),
    )
    .returning({ doc: docHead.doc }),
)

/**
 * The version of rights of an epoch that has ended. No workspace has this count, so every append to the epoch is
 * refused.
 */
export const endedRights = -1

/** Ends an epoch and returns its head. Returns no row if the head's number is not the expected one. */
export const endEpoch = statement<{ topic: TopicId; epoch: number; from: number }>()((db, { docHead }, at) =>
  db
    .update(docHead)
    .set({ rights: endedRights })
    .where(
      and(
        eq(docHead.topic, at.topic),
        eq(docHead.epoch, at.epoch),
        eq(docHead.lastSeq, at.from),
        ne(docHead.rights, endedRights),
      ),
    )
    .returning({ workspace: docHead.workspace, standing: docHead.standing }),
)

export const moveHead = statement<{ doc: number; seq: number }>()((db, { docHead }, at) =>
  db
    .update(docHead)
    .set({ lastSeq: sql`${at.seq}` })
    .where(eq(docHead.doc, at.doc)),
)

/** Reads the document logs of all epochs of the topic. */
export const docsOf = statement<{ topic: TopicId }>()((db, { docHead }, at) =>
  db.select({ doc: docHead.doc, seq: docHead.lastSeq }).from(docHead).where(eq(docHead.topic, at.topic)),
)

/** Locks the head of a log until the transaction ends. */
export const lockDoc = statement<{ doc: number }>()((db, { docHead }, at, { lock }) =>
  lock(db.select({ doc: docHead.doc }).from(docHead).where(eq(docHead.doc, at.doc)), "change"),
)

export const moveSnapshot = statement<{ doc: number; seq: number }>()((db, { docHead }, at) =>
  db
    .update(docHead)
    .set({ snapshotSeq: sql`${at.seq}` })
    .where(eq(docHead.doc, at.doc)),
)
