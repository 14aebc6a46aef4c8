import { and, asc, desc, eq, gt, isNull, lt, lte, ne, or, sql } from "drizzle-orm"
import type { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
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
    .select({ topic: docHead.topic, epoch: docHead.epoch, seq: docHead.lastSeq })
    .from(docHead)
    .where(isIn(docHead.topic, at.topics))
    .orderBy(asc(docHead.epoch)),
)

export const timeOf = statement<{ doc: number; seq: number }>()((db, { docUpdate }, at) =>
  db
    .select({ at: docUpdate.atMs })
    .from(docUpdate)
    .where(and(eq(docUpdate.doc, at.doc), eq(docUpdate.seq, at.seq))),
)

/**
 * Adds a head at epoch 1 for the topic, unless the topic already has that epoch. The transaction holds the workspace's
 * log_head, so that its count of rights does not change meanwhile.
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
 * Advances the head of an epoch and returns its row. Returns no row if the epoch has ended, or if the head's number, mode
 * or count of rights is not the expected one.
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
 * The count of rights of an epoch that has ended. No workspace has this count, so every append to the epoch is refused.
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

export const updatesAfter = statement<{ doc: number; after: number }>()((db, { docUpdate }, at) =>
  db
    .select({ seq: docUpdate.seq, update: docUpdate.bin })
    .from(docUpdate)
    .where(and(eq(docUpdate.doc, at.doc), gt(docUpdate.seq, at.after)))
    .orderBy(asc(docUpdate.seq)),
)

/** Reads the updates after a place together with their times. */
export const missedAfter = statement<{ doc: number; after: number }>()((db, { docUpdate }, at) =>
  db
    .select({ seq: docUpdate.seq, at: docUpdate.atMs, update: docUpdate.bin })
    .from(docUpdate)
    .where(and(eq(docUpdate.doc, at.doc), gt(docUpdate.seq, at.after)))
    .orderBy(asc(docUpdate.seq)),
)

/** Reads how many bytes each update has, without reading the bytes. */
export const sizesAfter = statement<{ doc: number; after: number; count: number }>()((db, { docUpdate }, at) =>
  db
    .select({ seq: docUpdate.seq, bytes: sql<number>`octet_length(${docUpdate.bin})` })
    .from(docUpdate)
    .where(and(eq(docUpdate.doc, at.doc), gt(docUpdate.seq, at.after)))
    .orderBy(asc(docUpdate.seq))
    .limit(at.count),
)

export const updatesUpTo = statement<{ doc: number; after: number; upTo: number }>()((db, { docUpdate }, at) =>
  db
    .select({ seq: docUpdate.seq, update: docUpdate.bin })
    .from(docUpdate)
    .where(and(eq(docUpdate.doc, at.doc), gt(docUpdate.seq, at.after), lte(docUpdate.seq, at.upTo)))
    .orderBy(asc(docUpdate.seq)),
)

interface UpdateRow {
  doc: number
  seq: number
  actor: number
  atMs: number
  bin: Uint8Array
}

export const addUpdate = statement<UpdateRow>()((db, { docUpdate }, at) =>
  db.insert(docUpdate).values({ doc: at.doc, seq: at.seq, actor: at.actor, atMs: at.atMs, bin: at.bin }),
)

export const writerBy = statement<{ member: MemberId }>()((db, { writer }, at) =>
  db.select({ id: writer.id }).from(writer).where(eq(writer.member, at.member)),
)

export const addWriter = statement<{ member: MemberId }>()((db, { writer }, at) =>
  db.insert(writer).values({ member: at.member }).onConflictDoNothing().returning({ id: writer.id }),
)

export const ownersOf = statement<{ doc: number }>()((db, { clientOwner, writer }, at) =>
  db
    .select({ client: clientOwner.clientId, member: writer.member, page: clientOwner.page })
    .from(clientOwner)
    .innerJoin(writer, eq(writer.id, clientOwner.member))
    .where(eq(clientOwner.doc, at.doc)),
)

/** Reads the client ids of all the topic's document logs except the log `doc`. */
export const retiredOf = statement<{ topic: TopicId; doc: number }>()((db, { clientOwner, docHead }, at) =>
  db
    .select({ client: clientOwner.clientId })
    .from(clientOwner)
    .innerJoin(docHead, eq(docHead.doc, clientOwner.doc))
    .where(and(eq(docHead.topic, at.topic), ne(docHead.doc, at.doc))),
)

/** Reads the document logs of all epochs of the topic. */
export const docsOf = statement<{ topic: TopicId }>()((db, { docHead }, at) =>
  db.select({ doc: docHead.doc, seq: docHead.lastSeq }).from(docHead).where(eq(docHead.topic, at.topic)),
)

export const forgetOwners = statement<{ doc: number; nobody: number }>()((db, { clientOwner }, at) =>
  db
    .update(clientOwner)
    .set({ member: sql`${at.nobody}` })
    .where(eq(clientOwner.doc, at.doc)),
)

export const forgetActors = statement<{ doc: number; after: number; upTo: number; nobody: number }>()(
  (db, { docUpdate }, at) =>
    db
      .update(docUpdate)
      .set({ actor: sql`${at.nobody}` })
      .where(
        and(
          eq(docUpdate.doc, at.doc),
          gt(docUpdate.seq, at.after),
          lte(docUpdate.seq, at.upTo),
          ne(docUpdate.actor, at.nobody),
        ),
      ),
)

/** The row of a Yjs client id with its owner. An insert never replaces the first owner of an id. */
interface OwnerRow {
  doc: number
  clientId: number
  member: number
  firstSeq: number
  page: string | null
}

export const addOwner = statement<OwnerRow>()((db, { clientOwner }, at) =>
  db
    .insert(clientOwner)
    .values({ doc: at.doc, clientId: at.clientId, member: at.member, firstSeq: at.firstSeq, page: at.page })
    .onConflictDoNothing(),
)

/** Reads the owner of one client id. */
export const ownerOf = statement<{ doc: number; clientId: number }>()((db, { clientOwner, writer }, at) =>
  db
    .select({ member: writer.member })
    .from(clientOwner)
    .innerJoin(writer, eq(writer.id, clientOwner.member))
    .where(and(eq(clientOwner.doc, at.doc), eq(clientOwner.clientId, at.clientId))),
)

export const grantTo = statement<{ doc: number; clientId: number; page: string }>()((db, { clientOwner }, at) =>
  db
    .update(clientOwner)
    .set({ page: sql`${at.page}` })
    .where(and(eq(clientOwner.doc, at.doc), eq(clientOwner.clientId, at.clientId)))
    .returning({ client: clientOwner.clientId }),
)

export const grantIf = statement<{ doc: number; clientId: number; page: string; before: string }>()(
  (db, { clientOwner }, at) =>
    db
      .update(clientOwner)
      .set({ page: sql`${at.page}` })
      .where(and(eq(clientOwner.doc, at.doc), eq(clientOwner.clientId, at.clientId), eq(clientOwner.page, at.before)))
      .returning({ client: clientOwner.clientId }),
)

/** Marks the id of a page as moved, also if it was marked before. */
export const movePage = statement<{ doc: number; clientId: number; member: number; page: string; moved: string }>()(
  (db, { clientOwner }, at) =>
    db
      .update(clientOwner)
      .set({ page: sql`${at.moved}` })
      .where(
        and(
          eq(clientOwner.doc, at.doc),
          eq(clientOwner.clientId, at.clientId),
          eq(clientOwner.member, at.member),
          or(eq(clientOwner.page, at.page), eq(clientOwner.page, at.moved)),
        ),
      )
      .returning({ client: clientOwner.clientId }),
)

export const snapshotBefore = statement<{ doc: number; before: number }>()((db, { snapshot }, at) =>
  db
    .select({ seq: snapshot.seq, kind: snapshot.kind, update: snapshot.bin, sha256: snapshot.sha256 })
    .from(snapshot)
    .where(and(eq(snapshot.doc, at.doc), lt(snapshot.seq, at.before)))
    .orderBy(desc(snapshot.seq))
    .limit(1),
)

/** Adds a snapshot. Replaces a snapshot at the same sequence number, because that one may be damaged. */
export const addSnapshot = statement<{ doc: number; seq: number; bin: Uint8Array; sha256: string }>()(
  (db, { snapshot }, at) =>
    db
      .insert(snapshot)
      .values({ doc: at.doc, seq: at.seq, kind: "wire", bin: at.bin, sha256: at.sha256 })
      .onConflictDoUpdate({
        target: [snapshot.doc, snapshot.seq],
        set: { kind: sql`excluded.kind`, bin: sql`excluded.bin`, sha256: sql`excluded.sha256` },
      }),
)

export const moveSnapshot = statement<{ doc: number; seq: number }>()((db, { docHead }, at) =>
  db
    .update(docHead)
    .set({ snapshotSeq: sql`${at.seq}` })
    .where(eq(docHead.doc, at.doc)),
)
