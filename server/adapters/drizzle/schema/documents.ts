import type { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { NoteStanding } from "../../../ports/documents/documentLog.ts"
import type { Kit } from "../kit.ts"

/** The encoding of a snapshot's bytes: `wire` is Yjs v1. `replica` is Yjs v2, which only earlier versions wrote. */
export type SnapshotKind = "wire" | "replica"

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
      /**
       * the rights to write in the note; null if the mode was never set, or was set by a version that did not store
       * it in this table
       */
      standing: text().$type<NoteStanding>(),
      /** the workspace's count of changed rights (log_head), copied here so that an append compares one row */
      rights: int().notNull().default(0),
    },
    t => [uniqueIndex("doc_head_topic_epoch").on(t.topic, t.epoch)],
  )

  /**
   * The updates of all document logs. The table has integer keys and no foreign keys, because every keystroke waits for
   * an insert.
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

  return { writer, docHead, docUpdate, snapshot, clientOwner }
}
