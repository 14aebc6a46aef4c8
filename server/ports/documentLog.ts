import type { MemberId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"

export interface DocumentHead {
  topic: TopicId
  epoch: number
  seq: number
  /** the last update that the newest snapshot covers; 0 without one */
  snapshotSeq: number
}

export interface NewUpdate {
  by: MemberId
  at: Instant
  /** Yjs update, v1 */
  update: Uint8Array
}

/** A client id belongs to the first member who wrote with it. */
export interface ClientOwner {
  client: number
  member: MemberId
}

/** The document logs: one per topic and epoch, gapless. Nothing here is ever changed or taken away. */
export interface DocumentLog {
  /** the head, made at epoch 1 and seq 0 when the topic is new */
  open(topic: TopicId, workspace: WorkspaceId): Promise<DocumentHead>
  owners(topic: TopicId): Promise<ClientOwner[]>
  /** newest first; a damaged one (by its SHA-256) is left out */
  snapshot(topic: TopicId): Promise<{ seq: number; update: Uint8Array } | null>
  updates(topic: TopicId, after: number): Promise<{ seq: number; update: Uint8Array }[]>
  /** one transaction; false where the head is no longer `expect` */
  append(topic: TopicId, expect: number, updates: NewUpdate[], owners: ClientOwner[]): Promise<boolean>
  addSnapshot(topic: TopicId, seq: number, update: Uint8Array): Promise<void>
}
