import { MemberId, type TopicId, type WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant, NoteMode } from "../../../shared/model/terms.ts"

export interface DocumentHead {
  topic: TopicId
  epoch: number
  seq: number
  /** the last update that the newest snapshot covers; 0 if there is none */
  snapshotSeq: number
  /** the time of the last update; 0 if there is none */
  at: Instant
}

/** Limits what may be written into a note: its mode, unless its topic is closed. */
export type NoteStanding = NoteMode | "closed"

/**
 * The state that an append was decided on. If the mode has changed since, the append is refused, so that no edit slips
 * past a lock.
 */
export interface ExpectedHead {
  epoch: number
  seq: number
  standing: NoteStanding
}

export interface NewUpdate {
  by: MemberId
  at: Instant
  /** Yjs update, v1 */
  update: Uint8Array
}

/** Replaces authors who were erased. No seat has this id, so no member writes in its name. */
export const forgotten = MemberId.parse("forgotten")

/** A client id belongs to the first member who wrote with it. */
export interface ClientOwner {
  client: number
  member: MemberId
  /**
   * the page that was granted this id last and is the only one to write with it; absent if a client chose the id itself
   */
  page?: string
}

/** The limit for one read of a list that may be long. */
export interface Portion {
  count: number
  bytes: number
}

/**
 * The document logs: one per topic and epoch, without gaps. Updates never change and are never deleted; only their
 * author can be erased.
 */
export interface DocumentLog {
  /** the head; creates it at epoch 1 and seq 0 if the topic is new */
  open(topic: TopicId, workspace: WorkspaceId): Promise<DocumentHead>
  owners(topic: TopicId): Promise<ClientOwner[]>
  /** client ids of earlier epochs: their updates belong to a document that has ended */
  retired(topic: TopicId): Promise<number[]>
  /** grants the id to this page from now on */
  grant(topic: TopicId, client: number, page: string): Promise<void>
  /** the newest one that is not damaged (by its SHA-256) */
  snapshot(topic: TopicId): Promise<{ seq: number; update: Uint8Array } | null>
  /** in order; with `most` only the longest prefix within it, and at least one */
  updates(topic: TopicId, after: number, most?: Portion): Promise<{ seq: number; update: Uint8Array }[]>
  /** one transaction; false if the head is no longer `expect` */
  append(topic: TopicId, expect: ExpectedHead, updates: NewUpdate[], owners: ClientOwner[]): Promise<boolean>
  /**
   * Starts a new log for the topic, whose first update holds the whole content of the old one; false if the old head is
   * no longer `expect`. The old log stays unchanged. `epoch` is greater than the old one's.
   */
  startEpoch(
    topic: TopicId,
    expect: Pick<ExpectedHead, "epoch" | "seq">,
    epoch: number,
    first: NewUpdate,
    owner: ClientOwner,
  ): Promise<boolean>
  /**
   * Sets the author of every update and client id of the topic, in all epochs, to `forgotten`. A client id stays taken,
   * so that no one can write with it again.
   */
  forgetAuthors(topic: TopicId): Promise<void>
  addSnapshot(topic: TopicId, at: Pick<ExpectedHead, "epoch" | "seq">, update: Uint8Array): Promise<void>
}
