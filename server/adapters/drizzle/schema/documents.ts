import type { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { NoteStanding } from "../../../ports/documents/documentLog.ts"
import type { Kit } from "../kit.ts"

/**
 * The encoding of a snapshot's bytes. `packed`: Yjs v1, compressed with zstd. `difference`: Yjs v1, compressed with an
 * earlier snapshot as the dictionary. Only earlier versions wrote `wire` (Yjs v1) and `replica` (Yjs v2).
 */
export type SnapshotKind = "packed" | "difference" | "wire" | "replica"

/**
 * The tables of the document logs. Documents and writers have integer keys, because keys are most of the bytes in a
 * keystroke's row.
 */
export function documentTables({ table, uniqueIndex, primaryKey, serial, text, int, bytes }: Kit) {
  const writer = table("writer", { id: serial(), member: text().$type<MemberId>().notNull().unique() })

  /** The head of each document log: one row for each topic and epoch. A topic's highest epoch is the one in use. */
  const docHead = table(
    "doc_head",
    {
      doc: serial(),
      topic: text().$type<TopicId>().notNull(),
      workspace: text().$type<WorkspaceId>().notNull(),
      epoch: int().notNull(),
      lastSeq: int().notNull(),
      snapshotSeq: int().notNull(),
      /** the number of the last update in a sealed segment; 0 if the log has no segment */
      sealedSeq: int().notNull().default(0),
      /**
       * the note's mode, or `closed` if its topic is closed; null if the mode was never set, or was set by a version
       * that did not store it in this table
       */
      standing: text().$type<NoteStanding>(),
      /** the workspace's count of changed rights (log_head), copied here so that an append compares one row */
      rights: int().notNull().default(0),
    },
    t => [uniqueIndex("doc_head_topic_epoch").on(t.topic, t.epoch)],
  )

  /**
   * The updates of all document logs that are not in a segment. The table has integer keys and no foreign keys, because
   * every keystroke waits for an insert.
   */
  const docUpdate = table(
    "doc_update",
    {
      doc: int().notNull(),
      seq: int().notNull(),
      actor: int().notNull(),
      atMs: int().notNull(),
      bin: bytes().notNull(),
    },
    t => [primaryKey({ columns: [t.doc, t.seq] })],
  )

  /**
   * Old updates of the document logs, some thousand in each row (docs/decisions/sealed-history.md). The segments of a
   * log follow one another without a gap, and the log's rows in doc_update follow the last segment.
   */
  const docSegment = table(
    "doc_segment",
    {
      doc: int().notNull(),
      lastSeq: int().notNull(),
      firstSeq: int().notNull(),
      /** the earliest and the latest time of the segment's updates */
      fromMs: int().notNull(),
      toMs: int().notNull(),
      /** the writers of the updates, as runs (documents/sealed/authorRuns) */
      authors: bytes().notNull(),
      /** the SHA-256 of the block */
      sha256: text().notNull(),
      /** the times and the bytes of the updates, compressed (documents/sealed/block) */
      block: bytes().notNull(),
    },
    t => [primaryKey({ columns: [t.doc, t.lastSeq] })],
  )

  const snapshot = table(
    "snapshot",
    {
      doc: int()
        .notNull()
        .references(() => docHead.doc),
      seq: int().notNull(),
      kind: text().$type<SnapshotKind>().notNull(),
      bin: bytes().notNull(),
      sha256: text().notNull(),
    },
    t => [primaryKey({ columns: [t.doc, t.seq] })],
  )

  const clientOwner = table(
    "client_owner",
    {
      doc: int()
        .notNull()
        .references(() => docHead.doc),
      clientId: int().notNull(),
      member: int()
        .notNull()
        .references(() => writer.id),
      firstSeq: int().notNull(),
      page: text(),
    },
    t => [primaryKey({ columns: [t.doc, t.clientId] })],
  )

  return { writer, docHead, docUpdate, docSegment, snapshot, clientOwner }
}
