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
  /** fewer updates than these are not worth a segment */
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
  /** Gives a part of the space that sealing has freed back to the file system. Returns whether there is more. */
  giveBackSpace(): Promise<boolean>
}

/** The most that one segment holds. Reading one update of a segment means to read all of it. */
export const segmentLimits = { updates: 4_096, bytes: 1_048_576 } as const
