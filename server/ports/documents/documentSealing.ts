import type { Instant } from "../../../shared/model/terms.ts"
import type { DocumentEpoch } from "./documentLog.ts"

/** A document log with updates that are not sealed. */
export interface UnsealedLog extends DocumentEpoch {
  /** the number of its updates that can be sealed */
  count: number
}

/** Which updates of a log may be sealed. */
export interface SealLimits {
  /** updates later than this time stay as they are, and so does everything after them */
  before: Instant
  /** fewer updates than these are not worth a segment, unless their bytes fill it */
  least: number
}

/**
 * Moves old updates of the document logs into sealed segments, which take a fraction of the space. No read gives
 * another result after that. The newest update of a log is never sealed.
 */
export interface DocumentSealing {
  /** the logs of all topics and epochs in which at least `least` updates can be sealed */
  unsealed(least: number): Promise<UnsealedLog[]>
  /**
   * Seals the oldest updates of the log that are not sealed, as one segment of at most `segmentLimits`. Returns their
   * number; 0 if nothing was sealed, for example because an author was erased meanwhile.
   */
  seal(log: DocumentEpoch, limits: SealLimits): Promise<number>
  /**
   * Deletes the snapshots of the log that are not needed: all but the newest two, and those before them without which
   * more than `snapshotGap` updates would lie between two snapshots. The older ones are stored in less space.
   */
  thinSnapshots(log: DocumentEpoch): Promise<void>
  /** Gives a part of the space that sealing has freed back to the file system. Returns whether there is more. */
  giveBackSpace(): Promise<boolean>
}

/** The most updates that are applied to a snapshot to get the note at a moment. They take some 50 ms. */
export const snapshotGap = 10_000

/** Returns the numbers of the snapshots that are not needed, of all that a log has, in order. */
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

/** The most that one segment holds. Reading one update of a segment means to read all of it. */
export const segmentLimits = { updates: 4_096, bytes: 1_048_576 } as const
