import { and, asc, eq, gt, lte, ne, or, sql } from "drizzle-orm"
import type { MemberId, TopicId } from "../../../../shared/model/ids.ts"
import { statement } from "../statement.ts"

export const timeOf = statement<{ doc: number; seq: number }>()((db, { docUpdate }, at) =>
  db
    .select({ at: docUpdate.atMs })
    .from(docUpdate)
    .where(and(eq(docUpdate.doc, at.doc), eq(docUpdate.seq, at.seq))),
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

/** Reads the updates between two places, with their times. Updates in segments are left out. */
export const rowsBetween = statement<{ doc: number; after: number; upTo: number }>()((db, { docUpdate }, at) =>
  db
    .select({ seq: docUpdate.seq, at: docUpdate.atMs, update: docUpdate.bin })
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

/** Marks the id of a page as moved, even if it was marked before. */
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
