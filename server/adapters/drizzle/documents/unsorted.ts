import type { TopicId } from "../../../../shared/model/ids.ts"
import { askEach, type Runner, type Steps } from "../statement.ts"

/**
 * The updates that are committed, but are not in the tables of the document logs yet. Only SQLite has them
 * (docs/decisions/one-row-per-tick.md).
 */
export interface Unsorted {
  /** whether the topic may have some */
  has(topic: TopicId): boolean
  /** Yields the statements that add them to the tables. The statements after these find the whole note. */
  sorted(topic: TopicId): Steps<void>
  /** Adds those of all topics to the tables, and deletes them where they were. */
  sortAll(): Promise<void>
}

/** For a database that writes all updates into the tables at once. */
export const nothingUnsorted: Unsorted = { has: () => false, *sorted() {}, sortAll: async () => {} }

/** Runs steps that need the whole note in the tables. */
export function* onSorted<T>(unsorted: Unsorted, topic: TopicId, steps: Steps<T>): Steps<T> {
  yield* unsorted.sorted(topic)
  return yield* steps
}

/**
 * Runs steps that only read a note: one by one, or, if it has unsorted updates, at one moment in which it is sorted. The
 * tables stay as they are.
 */
export const readSorted = <T>(
  runner: Pick<Runner, "ask" | "read">,
  unsorted: Unsorted,
  topic: TopicId,
  steps: () => Steps<T>,
): Promise<T> =>
  unsorted.has(topic) ? runner.read(() => onSorted(unsorted, topic, steps())) : askEach(runner, steps())
