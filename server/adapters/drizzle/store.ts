import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { UnreadableEntry } from "../../ports/database/failing.ts"
import type { Head, SealedAnswer, Store, StoredEvent } from "../../ports/database/store.ts"
import { headAfter } from "../headAfter.ts"
import { commitUnit } from "./commit.ts"
import { answersOf, eventsAfter, headOf, receiptOf, receiptsOf, signedHeadsOf } from "./logReads.ts"
import type { Runner } from "./statement.ts"

const beforeTheFirst: Head = { seq: 0, hash: "" }

/**
 * Reads rows of an event log. One row with damaged JSON fails the whole query. In that case each row is read alone, and
 * the error names the damaged row.
 */
async function readable<R>(
  after: number,
  limit: number,
  ask: (after: number, limit: number) => Promise<R[]>,
): Promise<R[]> {
  try {
    return await ask(after, limit)
  } catch (failure) {
    if (!isUnreadable(failure)) throw failure
    for (let seq = after; seq < after + limit; seq++)
      await ask(seq, 1).catch((cause: unknown) => {
        throw isUnreadable(cause) ? new UnreadableEntry(seq + 1, { cause }) : cause
      })
    // each row can be read alone, so no row is damaged; the error of the first query is thrown
    throw failure
  }
}

/** Whether JSON.parse caused the failure, directly or inside an error of the query builder. */
const isUnreadable = (failure: unknown): boolean =>
  failure instanceof SyntaxError || (failure instanceof Error && isUnreadable(failure.cause))

/** Creates the store. `alone`: no other process writes to this database. */
export function sqlStore(runner: Runner, { alone, now }: { alone: boolean; now: () => Instant }): Store {
  // The newest sequence number of each log. The server checks at each keystroke whether the log has grown. If no other
  // process writes, these numbers answer without a query.
  const heads = new Map<WorkspaceId, number>()
  const reached = (workspace: WorkspaceId, seq: number) => {
    if (alone) heads.set(workspace, Math.max(seq, heads.get(workspace) ?? 0))
  }
  return {
    async head(workspace) {
      const [head] = await runner.ask(headOf, { workspace })
      return head ?? beforeTheFirst
    },
    async events(workspace, after, limit): Promise<StoredEvent[]> {
      if (heads.get(workspace) === after) return []
      const rows = await readable(after, limit, (from, n) =>
        runner.ask(eventsAfter, { workspace, after: from, limit: n }),
      )
      if (rows.length < limit) reached(workspace, rows.at(-1)?.seq ?? after)
      return rows
    },
    signedHeads: (workspace, after, to) => runner.ask(signedHeadsOf, { workspace, after, to }),
    async promised(workspace) {
      const rows = await runner.ask(receiptsOf, { workspace })
      return rows.reduce((seq, { receipt }) => Math.max(seq, receipt.seq), 0)
    },
    async receipt(workspace, member, id) {
      const [row] = await runner.ask(receiptOf, { workspace, member, id })
      return row?.receipt ?? null
    },
    answers: (round): Promise<SealedAnswer[]> => runner.ask(answersOf, { round }),
    async commit(unit) {
      const head = headAfter(unit)
      // the cached head is removed before the commit and stays removed if the commit throws, so that the next read
      // queries the database
      heads.delete(unit.workspace)
      const committed = await runner.transaction(
        () => commitUnit(unit, head, now),
        ({ kind }) => kind === "committed",
      )
      if (committed.kind === "committed") reached(unit.workspace, head.seq)
      return committed
    },
  }
}
