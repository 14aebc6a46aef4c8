import * as Y from "yjs"
import { limits } from "../../../shared/contract/limits.ts"
import type { MemberId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import {
  type ClientOwner,
  type DocumentLog,
  type MissedUpdate,
  type NewUpdate,
  unmovedPage,
} from "../../ports/documents/documentLog.ts"
import type { SyncContext } from "../context.ts"
import { EncodedDocument } from "./kept/encodedDocument.ts"
import { NoteDoc } from "./noteDoc.ts"

/**
 * A topic's document in memory: everything in the log, plus updates that the running tick has applied but not
 * committed.
 */
export interface ServerReplica {
  doc: NoteDoc
  epoch: number
  seq: number
  /** the time of the last update; the next update never gets an earlier time */
  at: Instant
  /** the number of the last update that a snapshot covers */
  snapshotSeq: number
  /** the approximate size of the document in bytes: its snapshot and all later updates, including deleted text */
  weight: number
  /** the size in bytes when it was last measured */
  measured: number
  /** the bytes of the updates since the snapshot */
  since: number
  owners: Map<number, MemberId>
  /** the page that each granted client id belongs to */
  pages: Map<number, string>
  /** client ids that wrote in earlier epochs; a stock client that still uses one would write its whole text twice */
  retired: ReadonlySet<number>
}

export async function loadReplica(log: DocumentLog, topic: TopicId, workspace: WorkspaceId): Promise<ServerReplica> {
  const { head, snapshot, owners, retired, updates } = await log.read(topic, workspace)
  const doc = new NoteDoc()
  if (snapshot) Y.applyUpdate(doc, snapshot.update)
  applyAll(
    doc,
    updates.map(one => one.update),
  )
  const since = bytesOf(updates.map(one => one.update))
  return {
    doc,
    epoch: head.epoch,
    at: head.at,
    seq: head.seq,
    snapshotSeq: snapshot?.seq ?? 0,
    weight: (snapshot?.update.byteLength ?? 0) + since,
    measured: snapshot?.update.byteLength ?? 0,
    since,
    retired: new Set(retired),
    ...ownersIn(owners),
  }
}

/** The members and pages to which client ids belong. */
export const ownersIn = (owners: readonly ClientOwner[]): Pick<ServerReplica, "owners" | "pages"> => ({
  owners: new Map(owners.map(({ client, member }) => [client, member])),
  pages: new Map(owners.flatMap(({ client, page }) => (page ? [[client, unmovedPage(page)]] : []))),
})
/** Adds owners to those that the replica knows, because other processes add client ids, too. */
function addOwners(replica: ServerReplica, owners: readonly ClientOwner[]): void {
  const added = ownersIn(owners)
  for (const [client, member] of added.owners) replica.owners.set(client, member)
  for (const [client, page] of added.pages) replica.pages.set(client, page)
}

/** The client ids with which an update adds text. An update that only deletes has none. */
const clientsOf = (update: Uint8Array): number[] => [...Y.parseUpdateMeta(update).to.keys()]

/**
 * Applies updates that other processes have appended to the log. The replica already has the `own` updates, which are
 * not committed yet. Returns false if the replica is not valid after that. The caller must then load the replica again
 * and judge the own updates again.
 *
 * The updates of other processes and the own updates commute if they share no client id: each adds its own items, and
 * no deletion undoes another. The verdicts on the own updates stay true, because a rule checks only the items that an
 * update adds, the owner of these items, and the text to which they refer. Only the limits on size and on client ids
 * may be exceeded, by the updates of one tick.
 */
export function takeMissed(
  replica: ServerReplica,
  missed: readonly MissedUpdate[],
  own: readonly Pick<NewUpdate, "update">[],
): boolean {
  const mine = new Set(own.flatMap(({ update }) => clientsOf(update)))
  for (const { update } of missed) if (clientsOf(update).some(client => mine.has(client))) return false
  for (const { update } of missed) if (replica.doc.apply(update).kind === "broken") return false
  const bytes = bytesOf(missed.map(({ update }) => update))
  replica.seq += missed.length
  replica.at = Math.max(replica.at, ...missed.map(({ at }) => at))
  replica.weight += bytes
  replica.since += bytes
  return true
}

/**
 * Applies updates of other processes that follow the replica's place, and reads the owners of client ids that are new.
 * Returns false if the replica is not valid after that.
 */
export async function followLog(
  { log, clock }: Pick<SyncContext, "log" | "clock">,
  topic: TopicId,
  replica: ServerReplica,
  updates: readonly Uint8Array[],
): Promise<boolean> {
  const { epoch, seq } = replica
  const missed = updates.map((update, n) => ({ seq: seq + n + 1, at: clock.now(), update }))
  if (!takeMissed(replica, missed, [])) return false
  await knowOwners(log, topic, epoch, replica, updates)
  return true
}

/** Reads the owners again if an update has a client id that the replica does not know. */
export async function knowOwners(
  log: DocumentLog,
  topic: TopicId,
  epoch: number,
  replica: ServerReplica,
  updates: readonly Uint8Array[],
): Promise<void> {
  const isKnown = (client: number) => replica.owners.has(client)
  if (!updates.every(update => clientsOf(update).every(isKnown))) addOwners(replica, await log.owners({ topic, epoch }))
}

/**
 * Bytes that are written to a full note before its size is measured again, because measuring takes a tenth of a second.
 */
const measureAfterBytes = 1_048_576

/**
 * Returns the size of the note without the `coming` bytes. It measures again if the estimate leaves no room, because
 * text that was pasted and cut again takes little space.
 */
export function weigh(replica: ServerReplica, coming: number): number {
  if (replica.weight + coming > limits.maxNoteBytes && replica.weight - replica.measured >= measureAfterBytes)
    replica.weight = replica.measured = Y.encodeStateAsUpdate(replica.doc).byteLength
  return replica.weight
}

export const bytesOf = (updates: readonly Uint8Array[]): number =>
  updates.reduce((sum, update) => sum + update.byteLength, 0)

/** Loads the encoded document, which serves readers. A Yjs document is built only if updates follow the snapshot. */
export async function loadShelf(log: DocumentLog, topic: TopicId, workspace: WorkspaceId): Promise<EncodedDocument> {
  const {
    head: { epoch },
    snapshot,
    updates,
  } = await log.read(topic, workspace)
  const base = { seq: snapshot?.seq ?? 0, update: snapshot?.update ?? nothing }
  if (updates.length === 0) return new EncodedDocument(epoch, base)
  const update = inOne([base.update, ...updates.map(one => one.update)])
  return new EncodedDocument(epoch, { seq: base.seq + updates.length, update })
}

/** Returns the same document without the words that were deleted from it, which merged updates still hold. */
export const withoutDeleted = ({ epoch, seq, updates }: EncodedDocument): EncodedDocument =>
  new EncodedDocument(epoch, { seq, update: inOne(updates) })

function inOne(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new NoteDoc()
  applyAll(doc, updates)
  const all = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return all
}

/**
 * Applies the updates in one transaction, because each transaction that Yjs opens by itself costs more than the update
 * in it.
 */
export const applyAll = (doc: Y.Doc, updates: readonly Uint8Array[]): void =>
  doc.transact(() => updates.forEach(update => Y.applyUpdate(doc, update)))

/** A Yjs update without structs and deletions. */
const nothing = new Uint8Array([0, 0])
