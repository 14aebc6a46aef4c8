import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm"
import type { SnapshotKind } from "../../schema/documents.ts"
import { statement } from "../../statement.ts"

/** Reads the newest snapshot between two places. */
export const snapshotBetween = statement<{ doc: number; after: number; upTo: number }>()((db, { snapshot }, at) =>
  db
    .select({ seq: snapshot.seq, kind: snapshot.kind, bin: snapshot.bin, sha256: snapshot.sha256 })
    .from(snapshot)
    .where(and(eq(snapshot.doc, at.doc), gt(snapshot.seq, at.after), lte(snapshot.seq, at.upTo)))
    .orderBy(desc(snapshot.seq))
    .limit(1),
)

/** Reads the numbers and kinds of all snapshots of a log. */
export const snapshotsOf = statement<{ doc: number }>()((db, { snapshot }, at) =>
  db
    .select({ seq: snapshot.seq, kind: snapshot.kind })
    .from(snapshot)
    .where(eq(snapshot.doc, at.doc))
    .orderBy(asc(snapshot.seq)),
)

export const deleteSnapshot = statement<{ doc: number; seq: number }>()((db, { snapshot }, at) =>
  db.delete(snapshot).where(and(eq(snapshot.doc, at.doc), eq(snapshot.seq, at.seq))),
)

interface SnapshotRow {
  doc: number
  seq: number
  kind: SnapshotKind
  bin: Uint8Array
  sha256: string
}

/** Adds a snapshot. Replaces a snapshot at the same sequence number, because the stored snapshot may be damaged. */
export const addSnapshot = statement<SnapshotRow>()((db, { snapshot }, at) =>
  db
    .insert(snapshot)
    .values({ doc: at.doc, seq: at.seq, kind: at.kind, bin: at.bin, sha256: at.sha256 })
    .onConflictDoUpdate({
      target: [snapshot.doc, snapshot.seq],
      set: { kind: sql`excluded.kind`, bin: sql`excluded.bin`, sha256: sql`excluded.sha256` },
    }),
)
