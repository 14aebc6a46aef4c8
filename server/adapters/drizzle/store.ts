import type { LogId, WorkspaceId } from "../../../shared/model/ids.ts"
import { UnreadableEntry } from "../../ports/database/failing.ts"
import type { Newest, SealedAnswer, Store, StoredEvent } from "../../ports/database/store.ts"
import { headAfter } from "../headAfter.ts"
import { type CommitPorts, commitUnit } from "./commit.ts"
import { answersOf, eventsAfter, headOf, receiptOf, receiptsOf, signedHeadsOf, withheldIn } from "./logReads.ts"
import type { NewestKnown } from "./newestKnown.ts"
import type { Runner } from "./statement.ts"

const beforeTheFirst = { seq: 0, hash: "", rights: 0 }

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

export function sqlStore(runner: Runner, { known, ...ports }: CommitPorts & { known: NewestKnown }): Store {
  const read = async (log: LogId) => (await runner.ask(headOf, { workspace: log }))[0] ?? beforeTheFirst
  const readNewest = async (workspace: WorkspaceId): Promise<Newest> => {
    const { seq, rights } = await read(workspace)
    return { seq, rights }
  }
  return {
    async head(workspace) {
      const { seq, hash } = await read(workspace)
      return { seq, hash }
    },
    newest: workspace => known.of(workspace, () => readNewest(workspace)),
    known: workspace => known.peek(workspace),
    events: (workspace, after, limit): Promise<StoredEvent[]> =>
      readable(after, limit, (from, n) => runner.ask(eventsAfter, { workspace, after: from, limit: n })),
    withheld: workspace => runner.ask(withheldIn, { workspace }),
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
      const write = () =>
        runner.transaction(
          () => commitUnit(unit, head, ports),
          ({ kind }) => kind === "committed",
        )
      const done = await known.during([unit.workspace], write)
      // the file of the database no longer holds what the transaction erased
      if (unit.directory.some(({ kind }) => kind === "member-erased" || kind === "retention")) await runner.forget()
      return done
    },
  }
}
