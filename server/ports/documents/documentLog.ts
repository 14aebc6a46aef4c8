import { MemberId, type TopicId, type WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant, NoteMode } from "../../../shared/model/terms.ts"

/** One epoch of a topic's note. Each epoch has a document log of its own. */
export interface DocumentEpoch {
  topic: TopicId
  epoch: number
}

export interface DocumentHead extends DocumentEpoch {
  seq: number
  /** the number of the last update that the newest snapshot covers; 0 if the log has no snapshot */
  snapshotSeq: number
  /** the time of the last update; 0 if the log has no update */
  at: Instant
}

/** Says what may be written into a note: the note's mode, or `closed` if its topic is closed. */
export type NoteStanding = NoteMode | "closed"

/**
 * The state on which an append was decided. If the note's mode or anybody's rights have changed since, the append is
 * refused. No edit is therefore written after a lock or by a member who was removed.
 */
export interface ExpectedHead {
  epoch: number
  seq: number
  standing: NoteStanding
  /** the workspace's count of changed rights (ports/database/store) */
  rights: number
}

export interface StoredUpdate {
  seq: number
  update: Uint8Array
}

/** An update that somebody else appended. */
export interface MissedUpdate extends StoredUpdate {
  at: Instant
}

/** One epoch of a document log, read at one moment. */
export interface StoredDocument {
  head: DocumentHead
  /** the newest snapshot whose bytes match their SHA-256; null if there is none */
  snapshot: StoredUpdate | null
  /** the updates after the snapshot */
  updates: StoredUpdate[]
  owners: ClientOwner[]
  /**
   * The client ids of the topic's earlier epochs. Updates with such an id belong to a document that is no longer in
   * use.
   */
  retired: number[]
}

/**
 * `behind`: other updates were appended first; `missed` are those after the expected place. Nothing was written, and
 * everything else is as expected. `changed`: the epoch, the mode, the rights or the owner of a client id is no longer
 * the expected one. Nothing was written; read the document again.
 */
export type AppendResult = { kind: "appended" } | { kind: "behind"; missed: MissedUpdate[] } | { kind: "changed" }

export interface NewUpdate {
  by: MemberId
  at: Instant
  /** the Yjs update in encoding v1 */
  update: Uint8Array
}

/** The author id that replaces authors who were erased. No seat has this id, so no member can write with it. */
export const forgotten = MemberId.parse("forgotten")

/** The owner of a Yjs client id: the first member who wrote with it. */
export interface ClientOwner {
  client: number
  member: MemberId
  /**
   * The page to which the server last granted this client id. Only this page may write with the id. Absent if a client
   * chose the id itself.
   */
  page?: string
}

/** The value of `page` after the page has moved to another process: its client id is granted to no other page. */
export const movedPage = (page: string): string => `${page}${moved}`
/** Returns the page's own id, without the suffix of a moved page. */
export const unmovedPage = (page: string): string => (page.endsWith(moved) ? page.slice(0, -moved.length) : page)
/** The suffix of a moved page. A page's own id has no dot. */
const moved = ".moved"

/** The maximum number of rows and bytes for one read of a list that may be long. */
export interface Portion {
  count: number
  bytes: number
}

/**
 * The document logs: one for each topic and epoch. The updates of a log are numbered without gaps. Updates never change
 * and are never deleted. Only the author of an update can be erased.
 */
export interface DocumentLog {
  /**
   * Reads the newest epoch of the topic's document log at one moment. Creates the log at epoch 1 and seq 0 if the topic
   * has none.
   */
  read(topic: TopicId, workspace: WorkspaceId): Promise<StoredDocument>
  /** the owners of the client ids of one epoch */
  owners(log: DocumentEpoch): Promise<ClientOwner[]>
  /**
   * Makes this page the only one that may write with the client id. Returns false, without a change, if the id has no
   * owner, or if it no longer belongs to the page `before`.
   */
  grant(log: DocumentEpoch, client: number, page: string, before?: string): Promise<boolean>
  /**
   * Marks the page's id as moved (`movedPage`), because the page writes from another process from now on. Claims the id
   * if it has no owner yet. Returns false, without a change, if the id belongs to another page or member.
   */
  move(log: DocumentEpoch, owner: Required<ClientOwner>): Promise<boolean>
  /**
   * The updates of one epoch after the number `after`, in order. With `most`, returns only the longest prefix within
   * that limit, but at least one update.
   */
  updates(log: DocumentEpoch, after: number, most?: Portion): Promise<StoredUpdate[]>
  /** the newest epoch and number of each of these topics; a topic without a log is left out */
  heads(topics: readonly TopicId[]): Promise<Map<TopicId, { epoch: number; seq: number }>>
  /** Appends the updates in one transaction, or writes nothing if the head is no longer `expect`. */
  append(topic: TopicId, expect: ExpectedHead, updates: NewUpdate[], owners: ClientOwner[]): Promise<AppendResult>
  /**
   * Starts a new log for the topic, whose first update holds the whole content of the old log. Returns false if the old
   * log's head is no longer `expect`. The old log stays unchanged. `epoch` must be greater than the old log's epoch.
   */
  startEpoch(
    topic: TopicId,
    expect: Pick<ExpectedHead, "epoch" | "seq">,
    epoch: number,
    first: NewUpdate,
    owner: ClientOwner,
  ): Promise<boolean>
  /**
   * Sets the author of every update and the owner of every client id of the topic to `forgotten`, in all epochs. The
   * client ids stay taken, so that no member can write with them again.
   */
  forgetAuthors(topic: TopicId): Promise<void>
  addSnapshot(topic: TopicId, at: Pick<ExpectedHead, "epoch" | "seq">, update: Uint8Array): Promise<void>
}
