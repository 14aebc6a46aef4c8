import type { Instant } from "../../../shared/model/terms.ts"
import type { DocumentEpoch } from "./documentLog.ts"

/** A document log with updates that are not sealed. */
export interface UnsealedLog extends DocumentEpoch {
  /** the number of its updates that can be sealed */
  count: number
}

/** Which updates of a log may be sealed. */
export interface SealLimits {
  /** an update later than this time is not sealed, and neither are the updates after it */
  before: Instant
  /** fewer updates than this are not sealed, unless their bytes fill a segment */
  least: number
}

/**
 * Moves old updates of the document logs into sealed segments, which take a fraction of the space. Sealing does not
 * change the result of any read. The newest update of a log is never sealed.
 */
export interface DocumentSealing {
  /** the logs of all topics and epochs in which at least `least` updates can be sealed */
  unsealed(least: number): Promise<UnsealedLog[]>
  /**
   * Seals the oldest updates of the log that are not sealed, as one segment of at most `segmentLimits`. Returns their
   * number; 0 if nothing was sealed, for example because an author was erased at the same time.
   */
  seal(log: DocumentEpoch, limits: SealLimits): Promise<number>
  /**
   * Deletes the snapshots of the log that are not needed. Keeps the newest two, and enough older ones that at most
   * `snapshotGap` updates are between two snapshots. Stores the kept older ones in less space.
   */
  thinSnapshots(log: DocumentEpoch): Promise<void>
  /**
   * Gives a part of the space that sealing has freed back to the file system. Returns whether more of that space is
   * left.
   */
  giveBackSpace(): Promise<boolean>
}

/** The most updates that are applied to a snapshot to compute the note at a moment. Applying them takes some 50 ms. */
export const snapshotGap = 10_000

/**
 * Returns the numbers of the snapshots that are not needed. `seqs` are the numbers of all snapshots of a log, in order.
 */
export function needlessSnapshots(seqs: readonly number[]): number[] {
  const needless: number[] = []
  let kept = 0
  for (const [n, seq] of seqs.slice(0, -2).entries()) {
    const next = seqs[n + 1] ?? seq
    if (next - kept <= snapshotGap) needless.push(seq)
    else kept = seq
  }
  return needless
}

/** The most updates and bytes of one segment. To read one update, the whole segment is read. */
export const segmentLimits = { updates: 4_096, bytes: 1_048_576 } as const
