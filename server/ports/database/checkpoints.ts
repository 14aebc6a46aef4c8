import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Head } from "./store.ts"

/**
 * Describes a checkpoint. The checkpoint is valid only for this head of the log and only for the fold code that
 * `foldedBy` names.
 */
export interface CheckpointHead extends Head {
  foldedBy: string
  /** HMAC-SHA256 in hex over the head and all parts, keyed with the instance's secret */
  mac: string
  parts: number
}

/**
 * Stored folds of event logs, so that a later start reads only the newest entries. Checkpoints are a cache, because
 * each can be computed from its log again. No bundle and no backup contains a checkpoint. The transaction that erases a
 * personal part also deletes all checkpoints.
 */
export interface Checkpoints {
  /** the head of the workspace's checkpoint; null if the workspace has none */
  head(workspace: WorkspaceId): Promise<CheckpointHead | null>
  /** one part of a checkpoint, at most 256 kB of text; null if the part has been deleted */
  part(workspace: WorkspaceId, seq: number, n: number): Promise<string | null>
  /** Writes one part in its own transaction, so that other writes need not wait for the whole checkpoint. */
  writePart(workspace: WorkspaceId, seq: number, n: number, text: string): Promise<void>
  /**
   * The number of personal parts that were erased since the database was created. If this number has grown since a fold
   * was computed, the fold may contain an erased part.
   */
  erasures(): Promise<number>
  /** The number of personal parts of one workspace that were erased. Only folds of this workspace may contain them. */
  erasedIn(workspace: WorkspaceId): Promise<number>
  /** whether the workspace was deleted or is being deleted, so that its log has no entries that could be folded */
  isDeleted(workspace: WorkspaceId): Promise<boolean>
  /**
   * Makes the new checkpoint valid and deletes the earlier one. It fails if a part was deleted while the checkpoint was
   * written, or if a personal part was erased after the caller read `erasures`. It then deletes every checkpoint of
   * the workspace and returns false.
   */
  finish(workspace: WorkspaceId, head: CheckpointHead, erasures: number): Promise<boolean>
  drop(workspace: WorkspaceId): Promise<void>
}
