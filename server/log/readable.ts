import type { LogId } from "../../shared/model/ids.ts"
import { UnreadableEntry } from "../ports/database/failing.ts"
import type { Store, StoredEvent } from "../ports/database/store.ts"

/**
 * Reads at most `limit` rows after `after`. If a row cannot be read, returns the rows before that row, and the error,
 * which has the row's number.
 */
export async function readable(
  store: Store,
  workspace: LogId,
  after: number,
  limit: number,
): Promise<{ rows: StoredEvent[]; unreadable: UnreadableEntry | null }> {
  try {
    return { rows: await store.events(workspace, after, limit), unreadable: null }
  } catch (failure) {
    if (!(failure instanceof UnreadableEntry)) throw failure
    const before = failure.seq - 1 - after
    return { rows: before > 0 ? await store.events(workspace, after, before) : [], unreadable: failure }
  }
}
