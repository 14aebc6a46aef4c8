import { and, eq, ne, sql } from "drizzle-orm"
import type { LogId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { DirectoryChange, Head, Newest } from "../../ports/database/store.ts"
import { endedRights } from "./documents/headStatements.ts"
import type { Db } from "./kit.ts"
import { lockHead, shareHead } from "./logReads.ts"
import type { SqlTables } from "./schema.ts"
import { runStatement, type Slots, type Steps, statement } from "./statement.ts"

/**
 * Counts a change of who may read or write in the workspace. The count is copied to the heads of the workspace's notes,
 * because an append compares it there. From this commit on, the notes accept no update that was decided before it.
 */
export function* changeRights(workspace: WorkspaceId): Steps<void> {
  yield* runStatement(addHead, { workspace })
  yield* runStatement(countRights, { workspace })
  yield* runStatement(copyRights, { workspace })
}

/**
 * Counts a change of rights in every workspace in which one of the sign-ins has a seat. An administrator's sign-in opens
 * all workspaces.
 */
export function* changeRightsOf(...signIns: string[]): Steps<WorkspaceId[]> {
  const open: { workspace: WorkspaceId }[] = []
  // every transaction locks sign-ins, and then heads, in the same order, so that no two of them wait for each other
  for (const signIn of signIns.sort()) {
    yield* runStatement(lockSignIn, { signIn })
    const [locked] = yield* runStatement(adminOf, { signIn })
    open.push(...(yield* runStatement(workspacesOf, { signIn })))
    if (locked?.admin) open.push(...(yield* runStatement(everyWorkspace, { signIn })))
  }
  const workspaces = [...new Set(open.map(({ workspace }) => workspace))].sort()
  for (const workspace of workspaces) yield* changeRights(workspace)
  return workspaces
}

/**
 * Locks the sign-ins that take a seat by these changes, until the transaction ends. If somebody signs out at the same
 * moment, the sign-in ends before it takes the seat, or it ends later together with its access to the seat. Sign-ins
 * are always locked before heads.
 */
export function* keepSignIns(changes: readonly DirectoryChange[]): Steps<void> {
  const taking = changes.flatMap(change => ("signIn" in change ? [change.signIn] : []))
  for (const signIn of taking.sort()) yield* runStatement(shareSignIn, { signIn })
}

/**
 * Locks the log's head until the transaction ends, and returns the head. With "share" the lock is shared. The head of a
 * log without an entry is added first, because a row that is not there cannot be locked.
 */
export function* heldHead(workspace: LogId, strength: "change" | "share"): Steps<Head & Newest> {
  const lock = strength === "change" ? lockHead : shareHead
  const [found] = yield* runStatement(lock, { workspace })
  if (found) return found
  yield* runStatement(addHead, { workspace })
  const [added] = yield* runStatement(lock, { workspace })
  return added ?? { seq: 0, hash: "", rights: 0 }
}

/** Adds the head of a log that has no entry yet. */
const addHead = statement<{ workspace: LogId }>()((db, { logHead }, at) =>
  db.insert(logHead).values({ workspace: at.workspace, seq: 0, hash: "", rights: 0 }).onConflictDoNothing(),
)

const countRights = statement<{ workspace: WorkspaceId }>()((db, { logHead }, at) =>
  db
    .update(logHead)
    .set({ rights: sql`${logHead.rights} + 1` })
    .where(eq(logHead.workspace, at.workspace)),
)

const copyRights = statement<{ workspace: WorkspaceId }>()((db, { docHead, logHead }, at) =>
  db
    .update(docHead)
    .set({ rights: sql`(SELECT ${logHead.rights} FROM ${logHead} WHERE ${logHead.workspace} = ${at.workspace})` })
    .where(and(eq(docHead.workspace, at.workspace), ne(docHead.rights, endedRights))),
)

const signInRow = (db: Db, { signIn }: SqlTables, at: Slots<{ signIn: string }>) =>
  db.select({ id: signIn.id }).from(signIn).where(eq(signIn.id, at.signIn))

const lockSignIn = statement<{ signIn: string }>()((db, tables, at, { lock }) =>
  lock(signInRow(db, tables, at), "change"),
)

const shareSignIn = statement<{ signIn: string }>()((db, tables, at, { lock }) =>
  lock(signInRow(db, tables, at), "share"),
)

const workspacesOf = statement<{ signIn: string }>()((db, { seat }, at) =>
  db.select({ workspace: seat.workspace }).from(seat).where(eq(seat.signIn, at.signIn)),
)

const adminOf = statement<{ signIn: string }>()((db, { signIn }, at) =>
  db.select({ admin: signIn.admin }).from(signIn).where(eq(signIn.id, at.signIn)),
)

const everyWorkspace = statement<{ signIn: string }>()((db, { workspace }) =>
  db.select({ workspace: workspace.id }).from(workspace).where(eq(workspace.removed, false)),
)
