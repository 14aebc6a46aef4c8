import type { TopicId } from "../../../../shared/model/ids.ts"
import { askEach, type Runner, type Steps } from "../statement.ts"

/**
 * The updates that are committed, but are not in the tables of the document logs yet. Only SQLite has them
 * (docs/decisions/one-row-per-tick.md).
 */
export interface Unsorted {
  /** whether the topic may have unsorted updates */
  has(topic: TopicId): boolean
  /** The number of a log's last unsorted update; 0 if there is none. */
  lastSeqOf(topic: TopicId, doc: number): number
  /**
   * Yields the statements that add the topic's unsorted updates to the tables. Later statements then read the whole
   * note.
   */
  sorted(topic: TopicId): Steps<void>
  /** Adds the unsorted updates of all topics to the tables, and deletes them from the journal. */
  sortAll(): Promise<void>
}

/** The implementation for a database that writes all updates into the tables at once. */
export const nothingUnsorted: Unsorted = {
  has: () => false,
  lastSeqOf: () => 0,
  *sorted() {},
  sortAll: async () => {},
}

/** Adds the topic's unsorted updates to the tables, and then runs steps that need the whole note. */
export function* onSorted<T>(unsorted: Unsorted, topic: TopicId, steps: Steps<T>): Steps<T> {
  yield* unsorted.sorted(topic)
  return yield* steps
}

/**
 * Runs steps that only read a note. If the note has unsorted updates, one transaction first adds them to the tables,
 * runs the steps, and is then rolled back. Otherwise the steps run one by one.
 */
export const readSorted = <T>(
  runner: Pick<Runner, "ask" | "heed" | "read">,
  unsorted: Unsorted,
  topic: TopicId,
  steps: () => Steps<T>,
): Promise<T> =>
  unsorted.has(topic) ? runner.read(() => onSorted(unsorted, topic, steps())) : askEach(runner, steps())
