import type { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { NoteStanding } from "../../../ports/documents/documentLog.ts"
import type { Kit } from "../kit.ts"

/** What a snapshot's row calls its bytes: v1 as it goes over the wire, or v2, in which they were written before. */
export type SnapshotKind = "wire" | "replica"

/** The document logs. Documents and writers are integers here: a keystroke's row is mostly its keys. */
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
      /** null: from before the mode was kept here, or never set */
      standing: text().$type<NoteStanding>(),
    },
    t => [uniqueIndex("doc_head_topic_epoch").on(t.topic, t.epoch)],
  )

  /** Integer keys and no reference to check: this is the table that a keystroke waits for. */
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
