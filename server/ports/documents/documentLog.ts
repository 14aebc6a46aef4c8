import { MemberId, type TopicId, type WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant, NoteMode } from "../../../shared/model/terms.ts"

export interface DocumentHead {
  topic: TopicId
  epoch: number
  seq: number
  /** the last update that the newest snapshot covers; 0 without one */
  snapshotSeq: number
  /** the last update's time; 0 without one */
  at: Instant
}

/** What a note lets be written: its mode, unless its topic is closed. */
export type NoteStanding = NoteMode | "closed"

/** What an append was decided on. A mode that has changed since refuses it, so no edit slips in behind a lock. */
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

/** Nobody's seat: in the place of authors who were forgotten. No one writes in its name. */
export const forgotten = MemberId.parse("forgotten")

/** A client id belongs to the first member who wrote with it. */
export interface ClientOwner {
  client: number
  member: MemberId
  /** the page that this id was granted to last, and nobody else writes with it; absent where a client chose it itself */
  page?: string
}

/** What is read at once of a list that may be long. */
export interface Portion {
  count: number
  bytes: number
}

/** The document logs: one per topic and epoch, gapless. Nothing here is changed or taken away, but whose it was. */
export interface DocumentLog {
  /** the head, made at epoch 1 and seq 0 when the topic is new */
  open(topic: TopicId, workspace: WorkspaceId): Promise<DocumentHead>
  owners(topic: TopicId): Promise<ClientOwner[]>
  /** client ids of the epochs before this one: what they bring belongs to a document that has ended */
  retired(topic: TopicId): Promise<number[]>
  /** the id is this page's from now on */
  grant(topic: TopicId, client: number, page: string): Promise<void>
  /** newest first; a damaged one (by its SHA-256) is left out */
  snapshot(topic: TopicId): Promise<{ seq: number; update: Uint8Array } | null>
  /** in order; with `most` only the first of them that stay within it, and one at least */
  updates(topic: TopicId, after: number, most?: Portion): Promise<{ seq: number; update: Uint8Array }[]>
  /** one transaction; false where the head is no longer `expect` */
  append(topic: TopicId, expect: ExpectedHead, updates: NewUpdate[], owners: ClientOwner[]): Promise<boolean>
  /**
   * A new log for the topic, whose first update is all that the old one said; false where the old head is no longer
   * `expect`. The old log stays as it is. `epoch` is greater than the old one's.
   */
  startEpoch(
    topic: TopicId,
    expect: Pick<ExpectedHead, "epoch" | "seq">,
    epoch: number,
    first: NewUpdate,
    owner: ClientOwner,
  ): Promise<boolean>
  /**
   * Every update and client id of the topic, of all its epochs, becomes `forgotten`'s, and nothing says whose it was. An
   * id stays taken, so that nobody can write on in it.
   */
  forgetAuthors(topic: TopicId): Promise<void>
  addSnapshot(topic: TopicId, at: Pick<ExpectedHead, "epoch" | "seq">, update: Uint8Array): Promise<void>
}
