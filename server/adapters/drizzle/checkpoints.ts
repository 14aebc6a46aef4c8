import { setImmediate as nextTurn } from "node:timers/promises"
import { and, count, eq, isNotNull, isNull, ne, sql } from "drizzle-orm"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { CheckpointHead, Checkpoints } from "../../ports/database/checkpoints.ts"
import { type Runner, runStatement, statement } from "./statement.ts"

export function sqlCheckpoints({ ask, transaction }: Runner): Checkpoints {
  const dropParts = async (workspace: WorkspaceId, seq: number) => {
    // parts are deleted one by one, because SQLite overwrites deleted pages and one large deletion would block the
    // event loop
    for (const part of await ask(otherParts, { workspace, seq })) {
      await ask(dropPart, { workspace, ...part })
      await nextTurn()
    }
  }
  const drop = async (workspace: WorkspaceId) => {
    await ask(dropHead, { workspace })
    await dropParts(workspace, none)
  }
  return {
    async head(workspace) {
      const [found] = await ask(headOf, { workspace })
      return found ?? null
    },
    async part(workspace, seq, n) {
      const [found] = await ask(partOf, { workspace, seq, n })
      return found?.text ?? null
    },
    async writePart(workspace, seq, n, text) {
      await ask(dropPart, { workspace, seq, n })
      await ask(addPart, { workspace, seq, n, text })
    },
    async erasures() {
      const [found] = await ask(countErasures, {})
      return Number(found?.value)
    },
    async erasedIn(workspace) {
      const [found] = await ask(countErased, { workspace })
      return Number(found?.parts)
    },
    async isDeleted(workspace) {
      return (await ask(deletionOf, { workspace })).length > 0
    },
    async finish(workspace, { seq, ...head }, erasures) {
      const isWhole = await transaction(
        function* () {
          const [found] = yield* runStatement(countParts, { workspace, seq })
          const [counted] = yield* runStatement(shareErasures, {})
          if (found?.parts !== head.parts || Number(counted?.value) !== erasures) return false
          yield* runStatement(setHead, { workspace, seq, ...head })
          return true
        },
        whole => whole,
      )
      await (isWhole ? dropParts(workspace, seq) : drop(workspace))
      return isWhole
    },
    drop,
  }
}

const none = 0

const headOf = statement<{ workspace: WorkspaceId }>()((db, { checkpoint }, at) =>
  db
    .select({
      seq: checkpoint.seq,
      hash: checkpoint.hash,
      foldedBy: checkpoint.foldedBy,
      parts: checkpoint.parts,
      mac: checkpoint.mac,
    })
    .from(checkpoint)
    .where(eq(checkpoint.workspace, at.workspace)),
)

const partOf = statement<{ workspace: WorkspaceId; seq: number; n: number }>()((db, { checkpointPart: part }, at) =>
  db
    .select({ text: part.text })
    .from(part)
    .where(and(eq(part.workspace, at.workspace), eq(part.seq, at.seq), eq(part.n, at.n))),
)

const countParts = statement<{ workspace: WorkspaceId; seq: number }>()((db, { checkpointPart: part }, at) =>
  db
    .select({ parts: count() })
    .from(part)
    .where(and(eq(part.workspace, at.workspace), eq(part.seq, at.seq))),
)

// reads how many personal parts were erased; a trigger on their table increments this number
const countErasures = statement<Record<string, never>>()((db, { meta }) =>
  db.select({ value: meta.value }).from(meta).where(eq(meta.key, "erasures")),
)

/** Reads the number of erasures with a shared lock, so that nothing is erased before the transaction ends. */
const shareErasures = statement<Record<string, never>>()((db, { meta }, _, { lock }) =>
  lock(db.select({ value: meta.value }).from(meta).where(eq(meta.key, "erasures")), "share"),
)

const countErased = statement<{ workspace: WorkspaceId }>()((db, { event, content }, at) =>
  db
    .select({ parts: count() })
    .from(event)
    .leftJoin(content, eq(content.id, event.contentId))
    .where(and(eq(event.workspace, at.workspace), isNotNull(event.contentId), isNull(content.text))),
)

const deletionOf = statement<{ workspace: WorkspaceId }>()((db, { deletion }, at) =>
  db.select({ workspace: deletion.workspace }).from(deletion).where(eq(deletion.workspace, at.workspace)),
)

const otherParts = statement<{ workspace: WorkspaceId; seq: number }>()((db, { checkpointPart: part }, at) =>
  db
    .select({ seq: part.seq, n: part.n })
    .from(part)
    .where(and(eq(part.workspace, at.workspace), ne(part.seq, at.seq))),
)

const addPart = statement<{ workspace: WorkspaceId; seq: number; n: number; text: string }>()(
  (db, { checkpointPart }, at) =>
    db
      .insert(checkpointPart)
      .values({ workspace: at.workspace, seq: at.seq, n: at.n, text: at.text })
      // another connection may write the same part
      .onConflictDoUpdate({
        target: [checkpointPart.workspace, checkpointPart.seq, checkpointPart.n],
        set: { text: sql`excluded.text` },
      }),
)

const dropPart = statement<{ workspace: WorkspaceId; seq: number; n: number }>()((db, { checkpointPart: part }, at) =>
  db.delete(part).where(and(eq(part.workspace, at.workspace), eq(part.seq, at.seq), eq(part.n, at.n))),
)

const setHead = statement<CheckpointHead & { workspace: WorkspaceId }>()((db, { checkpoint }, at) => {
  const head = { seq: at.seq, hash: at.hash, foldedBy: at.foldedBy, parts: at.parts, mac: at.mac }
  return db
    .insert(checkpoint)
    .values({ workspace: at.workspace, ...head })
    .onConflictDoUpdate({
      target: checkpoint.workspace,
      set: {
        seq: sql`excluded.seq`,
        hash: sql`excluded.hash`,
        foldedBy: sql`excluded.folded_by`,
        parts: sql`excluded.parts`,
        mac: sql`excluded.mac`,
      },
    })
})

const dropHead = statement<{ workspace: WorkspaceId }>()((db, { checkpoint }, at) =>
  db.delete(checkpoint).where(eq(checkpoint.workspace, at.workspace)),
)
