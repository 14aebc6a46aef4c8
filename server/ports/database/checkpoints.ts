import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Head } from "./store.ts"

/** Describes a checkpoint: valid for this head of the log, and for the code that `foldedBy` names. */
export interface CheckpointHead extends Head {
  foldedBy: string
  /** HMAC-SHA256 in hex, with a secret of the instance, over the head and all parts */
  mac: string
  parts: number
}

/**
 * Stored folds, so that a later start reads only the newest entries. They are a cache: each can be made again from its
 * log, no bundle and no backup holds one, and the erasure of a personal part deletes all of them in its own
 * transaction.
 */
export interface Checkpoints {
  /** null if no checkpoint is complete */
  head(workspace: WorkspaceId): Promise<CheckpointHead | null>
  /** at most 256 kB of text; null if it has been deleted meanwhile */
  part(workspace: WorkspaceId, seq: number, n: number): Promise<string | null>
  /** each part is a transaction of its own, so that other writes need not wait */
  writePart(workspace: WorkspaceId, seq: number, n: number, text: string): Promise<void>
  /**
   * the number of personal parts erased since the database was made; a fold made at another count may hold one of them
   */
  erasures(): Promise<number>
  /**
   * Makes the checkpoint valid and deletes the earlier one. Returns false and deletes this one if a part was deleted
   * while it was written, or if anything was erased since `erasures` was read.
   */
  finish(workspace: WorkspaceId, head: CheckpointHead, erasures: number): Promise<boolean>
  drop(workspace: WorkspaceId): Promise<void>
}
