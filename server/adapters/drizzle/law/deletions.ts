import { and, asc, desc, eq, lte, sql } from "drizzle-orm"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { DeletedKind, Deletion, Deletions } from "../../../ports/database/law/deletions.ts"
import { dropSomeFilesIn } from "../directory/uploadedFiles.ts"
import { type Runner, runStatement, type Steps, statement } from "../statement.ts"
import { dropIdleSignIn } from "./erasing.ts"

/** The key in `meta` of the number of updates that all deleted notes had. */
export const deletedUpdates = "deleted-updates"

/** The most rows that one call deletes. */
const atOnce = 200

/** Deletes removed workspaces row by row. `wipe` is the part that only this database needs. */
export const sqlDeletions = ({ ask, transaction, forget }: Runner, wipe: () => Promise<void> = forget): Deletions => ({
  list: () => ask(all, {}),
  remove: (workspace, kind) =>
    transaction(
      () => removing[kind](workspace),
      () => true,
    ),
  wipe,
  async certify(workspace, signed) {
    await ask(certify, { workspace, ...signed })
  },
})

type In = { workspace: WorkspaceId }

const removing: Record<DeletedKind, (workspace: WorkspaceId) => Steps<number>> = {
  *answers(workspace) {
    const [first] = yield* runStatement(answered, { workspace })
    return first ? (yield* runStatement(dropAnswers, first)).length : 0
  },
  *notes(workspace) {
    const [log] = yield* runStatement(notesIn, { workspace })
    if (!log) return 0
    const { doc } = log
    const updates = yield* runStatement(updatesOf, { doc })
    const last = updates.at(-1)
    if (last) {
      yield* runStatement(dropUpdates, { doc, last: last.seq })
      return updates.length
    }
    for (const drop of [dropSegments, dropSnapshots, dropOwners]) yield* runStatement(drop, { doc })
    const [note] = yield* runStatement(dropNote, { doc })
    // the sum of all numbers ever written stays, because a server takes a smaller one for an older database
    yield* runStatement(countDeleted, { key: deletedUpdates, n: String(note?.last ?? 0) })
    return 1
  },
  files: dropSomeFilesIn,
  *people(workspace) {
    const seats = yield* runStatement(seatsIn, { workspace })
    for (const { signIn } of seats) {
      yield* runStatement(dropSeat, { workspace, signIn })
      yield* dropIdleSignIn(signIn)
    }
    if (seats.length > 0) return seats.length
    let gone = 0
    for (const drop of droppedWithPeople) gone += (yield* runStatement(drop, { workspace })).length
    return gone
  },
  *entries(workspace) {
    const rows = yield* runStatement(entriesIn, { workspace })
    const last = rows.at(-1)
    if (last) {
      for (const { content } of rows) if (content !== null) yield* runStatement(dropContent, { id: content })
      yield* runStatement(dropEntries, { workspace, last: last.seq })
      return rows.length
    }
    let gone = 0
    for (const drop of [dropReceipts, dropSignatures, dropHomes])
      gone += (yield* runStatement(drop, { workspace })).length
    return gone
  },
}

/** Notes that a workspace is to be deleted. */
export const addDeletion = statement<Pick<Deletion, "at" | "counts" | "slug" | "title" | "workspace">>()(
  (db, { deletion }, at) =>
    db
      .insert(deletion)
      .values({ workspace: at.workspace, slug: at.slug, title: at.title, at: at.at, counts: at.counts }),
)

const all = statement<object>()((db, { deletion }) => db.select().from(deletion).orderBy(desc(deletion.at)))

const certify = statement<In & { certificate: string; signature: string; publicKey: string }>()(
  (db, { deletion }, at) =>
    db
      .update(deletion)
      .set({
        certificate: sql`${at.certificate}`,
        signature: sql`${at.signature}`,
        publicKey: sql`${at.publicKey}`,
      })
      .where(eq(deletion.workspace, at.workspace)),
)

const answered = statement<In>()((db, { answer, home }, at) =>
  db
    .select({ round: answer.round })
    .from(answer)
    .where(sql`${answer.round} IN ${db.select({ id: home.id }).from(home).where(eq(home.workspace, at.workspace))}`)
    .limit(1),
)
const dropAnswers = statement<{ round: string }>()((db, { answer }, at) =>
  db.delete(answer).where(eq(answer.round, at.round)).returning({ member: answer.member }),
)

const notesIn = statement<In>()((db, { docHead }, at) =>
  db.select({ doc: docHead.doc }).from(docHead).where(eq(docHead.workspace, at.workspace)).limit(1),
)
const updatesOf = statement<{ doc: number }>()((db, { docUpdate }, at) =>
  db
    .select({ seq: docUpdate.seq })
    .from(docUpdate)
    .where(eq(docUpdate.doc, at.doc))
    .orderBy(asc(docUpdate.seq))
    .limit(atOnce * 10),
)
const dropUpdates = statement<{ doc: number; last: number }>()((db, { docUpdate }, at) =>
  db.delete(docUpdate).where(and(eq(docUpdate.doc, at.doc), lte(docUpdate.seq, at.last))),
)
const dropSegments = statement<{ doc: number }>()((db, { docSegment }, at) =>
  db.delete(docSegment).where(eq(docSegment.doc, at.doc)),
)
const dropSnapshots = statement<{ doc: number }>()((db, { snapshot }, at) =>
  db.delete(snapshot).where(eq(snapshot.doc, at.doc)),
)
const dropOwners = statement<{ doc: number }>()((db, { clientOwner }, at) =>
  db.delete(clientOwner).where(eq(clientOwner.doc, at.doc)),
)
const dropNote = statement<{ doc: number }>()((db, { docHead }, at) =>
  db.delete(docHead).where(eq(docHead.doc, at.doc)).returning({ last: docHead.lastSeq }),
)
const countDeleted = statement<{ key: string; n: string }>()((db, { meta }, at) =>
  db
    .insert(meta)
    .values({ key: at.key, value: at.n })
    .onConflictDoUpdate({
      target: meta.key,
      set: { value: sql`cast(cast(${meta.value} AS bigint) + cast(excluded.value AS bigint) AS text)` },
    }),
)

const seatsIn = statement<In>()((db, { seat }, at) =>
  db.select({ signIn: seat.signIn }).from(seat).where(eq(seat.workspace, at.workspace)).limit(atOnce),
)
const dropSeat = statement<In & { signIn: string }>()((db, { seat }, at) =>
  db.delete(seat).where(and(eq(seat.workspace, at.workspace), eq(seat.signIn, at.signIn))),
)
const dropInvites = statement<In>()((db, { invite }, at) =>
  db.delete(invite).where(eq(invite.workspace, at.workspace)).returning({ workspace: invite.workspace }),
)
const dropAddresses = statement<In>()((db, { address }, at) =>
  db.delete(address).where(eq(address.workspace, at.workspace)).returning({ workspace: address.workspace }),
)
const dropBound = statement<In>()((db, { boundAddress: row }, at) =>
  db.delete(row).where(eq(row.workspace, at.workspace)).returning({ workspace: row.workspace }),
)
const dropWithheld = statement<In>()((db, { withheld: row }, at) =>
  db.delete(row).where(eq(row.workspace, at.workspace)).returning({ workspace: row.workspace }),
)
const dropLetters = statement<In>()((db, { letter }, at) =>
  db.delete(letter).where(eq(letter.workspace, at.workspace)).returning({ workspace: letter.workspace }),
)
const dropLinks = statement<In>()((db, { returnLink: row }, at) =>
  db.delete(row).where(eq(row.workspace, at.workspace)).returning({ workspace: row.workspace }),
)
const dropCalendars = statement<In>()((db, { calendar }, at) =>
  db.delete(calendar).where(eq(calendar.workspace, at.workspace)).returning({ workspace: calendar.workspace }),
)

const dropKeptSeats = statement<In>()((db, { accountSeat: row }, at) =>
  db.delete(row).where(eq(row.workspace, at.workspace)).returning({ workspace: row.workspace }),
)

const dropInvitations = statement<In>()((db, { invitation: row }, at) =>
  db.delete(row).where(eq(row.workspace, at.workspace)).returning({ workspace: row.workspace }),
)
const droppedWithPeople = [
  dropInvites,
  dropInvitations,
  dropAddresses,
  dropBound,
  dropWithheld,
  dropLetters,
  dropLinks,
  dropCalendars,
  dropKeptSeats,
]

const entriesIn = statement<In>()((db, { event }, at) =>
  db
    .select({ seq: event.seq, content: event.contentId })
    .from(event)
    .where(eq(event.workspace, at.workspace))
    .orderBy(asc(event.seq))
    .limit(atOnce),
)
const dropContent = statement<{ id: number }>()((db, { content }, at) =>
  db.delete(content).where(eq(content.id, at.id)),
)
const dropEntries = statement<In & { last: number }>()((db, { event }, at) =>
  db.delete(event).where(and(eq(event.workspace, at.workspace), lte(event.seq, at.last))),
)
const dropReceipts = statement<In>()((db, { command }, at) =>
  db.delete(command).where(eq(command.workspace, at.workspace)).returning({ workspace: command.workspace }),
)
const dropSignatures = statement<In>()((db, { headSignature: row }, at) =>
  db.delete(row).where(eq(row.workspace, at.workspace)).returning({ workspace: row.workspace }),
)
const dropHomes = statement<In>()((db, { home }, at) =>
  db.delete(home).where(eq(home.workspace, at.workspace)).returning({ workspace: home.workspace }),
)
