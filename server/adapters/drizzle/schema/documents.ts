import type { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { NoteStanding } from "../../../ports/documents/documentLog.ts"
import type { Kit } from "../kit.ts"

/** The format of a snapshot's bytes: `wire` is v1, `replica` is v2, which earlier versions wrote. */
export type SnapshotKind = "wire" | "replica"

/**
 * The document logs. Documents and writers are integers here, because the row of a keystroke consists mostly of its
 * keys.
 */
export function documentTables({ table, uniqueIndex, primaryKey, serial, text, int, bytes }: Kit) {
  const writer = table("writer", { id: serial(), member: text().$type<MemberId>().notNull().unique() })

  /** One row per topic and epoch; the highest epoch is the live one. */
  const docHead = table(
    "doc_head",
    {
      doc: serial(),
      topic: text().$type<TopicId>().notNull(),
      workspace: text().$type<WorkspaceId>().notNull(),
      epoch: int().notNull(),
      lastSeq: int().notNull(),
      snapshotSeq: int().notNull(),
      /** null if the mode was never set, or was set by a version that did not keep it here */
      standing: text().$type<NoteStanding>(),
    },
    t => [uniqueIndex("doc_head_topic_epoch").on(t.topic, t.epoch)],
  )

  /** Integer keys and no foreign keys: every keystroke waits for an insert into this table. */
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
