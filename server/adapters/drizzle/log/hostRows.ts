import { and, desc, eq, gte, inArray, isNotNull, lt, or, sql } from "drizzle-orm"
import type { HostDraft } from "../../../../shared/record/host/hostEntry.ts"
import { hostLogId } from "../../../../shared/record/host/hostEvents.ts"
import type { HostLogRows } from "../../../ports/hostLog/rows.ts"
import type { SealHost } from "../../hostSealing.ts"
import { heldHead } from "../rights.ts"
import { type Runner, runStatement, type Steps, statement } from "../statement.ts"
import { addSignature, insertEvent, setLogHead } from "./writes.ts"

const workspace = hostLogId

/** Appends entries to the log of the host, in the transaction of what they record. */
export function* appendToHost(drafts: readonly HostDraft[], seal: SealHost): Steps<void> {
  if (drafts.length === 0) return
  let { seq, hash } = yield* heldHead(workspace, "change")
  for (const draft of drafts) {
    const { row, signature } = seal({ seq, hash }, draft)
    yield* insertEvent(workspace, row, null)
    yield* runStatement(addSignature, { workspace, seq: row.seq, signature })
    ;({ seq, hash } = row)
  }
  yield* runStatement(setLogHead, { workspace, seq, hash })
}

/** The rows of the host's log in a database. */
export const sqlHostLogRows = (runner: Runner, seal: SealHost): HostLogRows => ({
  async append(drafts) {
    await runner.transaction(
      () => appendToHost(drafts, seal),
      () => true,
    )
  },
  newest: ({ before, limit, kinds, from, until }) =>
    runner.ask(newestRows, {
      before,
      limit,
      any: kinds === null ? 1 : 0,
      kinds: JSON.stringify(kinds ?? []),
      from,
      until,
    }),
  async erasePersonal(before) {
    const erased = await runner.ask(erase, { before })
    if (erased.length > 0) await runner.forget()
    return erased.length
  },
})

const newestRows = statement<{
  before: number
  limit: number
  any: number
  kinds: string
  from: number
  until: number
}>()((db, { event, content }, at, { isIn }) =>
  db
    .select({
      seq: event.seq,
      kind: event.kind,
      at: event.atMs,
      body: event.json,
      personal: content.text,
    })
    .from(event)
    .leftJoin(content, eq(content.id, event.contentId))
    .where(
      and(
        eq(event.workspace, workspace),
        lt(event.seq, at.before),
        gte(event.atMs, at.from),
        lt(event.atMs, at.until),
        or(sql`${at.any} = 1`, isIn(event.kind, at.kinds)),
      ),
    )
    .orderBy(desc(event.seq))
    .limit(at.limit),
)

const erase = statement<{ before: number }>()((db, { event, content }, at) =>
  db
    .delete(content)
    .where(
      inArray(
        content.id,
        db
          .select({ id: sql<number>`${event.contentId}` })
          .from(event)
          .where(and(eq(event.workspace, workspace), lt(event.atMs, at.before), isNotNull(event.contentId))),
      ),
    )
    .returning({ id: content.id }),
)
