import { MemberId, type TopicId, type WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant, NoteMode } from "../../../shared/model/terms.ts"

export interface DocumentHead {
  topic: TopicId
  epoch: number
  seq: number
  /** the number of the last update that the newest snapshot covers; 0 if the log has no snapshot */
  snapshotSeq: number
  /** the time of the last update; 0 if the log has no update */
  at: Instant
}

/** Says what may be written into a note: the note's mode, or `closed` if its topic is closed. */
export type NoteStanding = NoteMode | "closed"

/**
 * The state on which an append was decided. If the note's mode has changed since, the append is refused. No edit is
 * therefore written after a lock.
 */
export interface ExpectedHead {
  epoch: number
  seq: number
  standing: NoteStanding
}

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
  /** Returns the head of the topic's document log. Creates the log at epoch 1 and seq 0 if the topic has none. */
  open(topic: TopicId, workspace: WorkspaceId): Promise<DocumentHead>
  owners(topic: TopicId): Promise<ClientOwner[]>
  /**
   * The client ids of the topic's earlier epochs. Updates with such an id belong to a document that is no longer in
   * use.
   */
  retired(topic: TopicId): Promise<number[]>
  /** makes this page the only one that may write with the client id */
  grant(topic: TopicId, client: number, page: string): Promise<void>
  /** the newest snapshot whose bytes match their SHA-256; null if there is none */
  snapshot(topic: TopicId): Promise<{ seq: number; update: Uint8Array } | null>
  /**
   * The updates after the number `after`, in order. With `most`, returns only the longest prefix within that limit, but
   * at least one update.
   */
  updates(topic: TopicId, after: number, most?: Portion): Promise<{ seq: number; update: Uint8Array }[]>
  /** Appends the updates in one transaction. Returns false, and writes nothing, if the head is no longer `expect`. */
  append(topic: TopicId, expect: ExpectedHead, updates: NewUpdate[], owners: ClientOwner[]): Promise<boolean>
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
