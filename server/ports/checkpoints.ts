import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Head } from "./store.ts"

/** What a checkpoint is of: valid for this head of the log, and for the code that `foldedBy` names. */
export interface CheckpointHead extends Head {
  foldedBy: string
  /** HMAC-SHA256, hex, by a secret of the instance, of the head and all parts */
  mac: string
  parts: number
}

/**
 * Folded logs that were put away, so that a later start reads the newest entries only. No part of the truth: each is made
 * again from its log, no bundle and no backup holds it, and erasing a personal part drops all of them in its own transaction.
 */
export interface Checkpoints {
  /** null without one that is whole */
  head(workspace: WorkspaceId): Promise<CheckpointHead | null>
  /** at most 256 kB of text; null where it has been dropped meanwhile */
  part(workspace: WorkspaceId, seq: number, n: number): Promise<string | null>
  /** each part is a transaction of its own, so that writing holds nobody up */
  writePart(workspace: WorkspaceId, seq: number, n: number, text: string): Promise<void>
  /** personal parts that were erased since the database was made: a log that was folded at another count may hold one */
  erasures(): Promise<number>
  /**
   * The checkpoint stands from now on, and an earlier one goes. False, and nothing of it stays, where a part was dropped
   * while it was written or anything was erased since its log was folded, when `erasures` were counted.
   */
  finish(workspace: WorkspaceId, head: CheckpointHead, erasures: number): Promise<boolean>
  drop(workspace: WorkspaceId): Promise<void>
}
