import { and, eq, gt, sql } from "drizzle-orm"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { changeRightsOf } from "../rights.ts"
import { runStatement, type Steps, statement } from "../statement.ts"
import { dropOrigin } from "./signInStatements.ts"

/** Gives a sign-in the seats of the former one of its browser, and ends the former; null if this was done before. */
export function* replaceSignIn(id: string, former: string): Steps<{ held: WorkspaceId[]; tokenHash: string } | null> {
  const held = yield* changeRightsOf(id, former)
  const [left] = yield* runStatement(leaveFormer, { id, former })
  if (!left) return null
  const [ended] = yield* runStatement(endFormer, { former })
  if (!ended) return null
  if (ended.admin) yield* runStatement(makeAdmin, { id })
  yield* runStatement(moveSeats, { id, former })
  yield* runStatement(dropSeats, { former })
  yield* runStatement(dropOrigin, { id: former })
  return { held, tokenHash: ended.tokenHash }
}

export const signInEntered = statement<{ entered: string; after: Instant }>()((db, { signIn }, at) =>
  db
    .select({
      id: signIn.id,
      admin: signIn.admin,
      createdAt: signIn.createdAt,
      usedOn: signIn.usedOn,
      plainName: signIn.plainName,
      replaces: signIn.replaces,
    })
    .from(signIn)
    .where(and(eq(signIn.entered, at.entered), gt(signIn.createdAt, at.after))),
)

export const reenterSignIn = statement<{
  id: string
  tokenHash: string
  plainName: boolean
  replaces: string | null
}>()((db, { signIn }, at) =>
  db
    .update(signIn)
    .set({
      tokenHash: sql`${at.tokenHash}`,
      plainName: sql`${sql.param(at.plainName, signIn.plainName)}`,
      replaces: sql`${at.replaces}`,
    })
    .where(eq(signIn.id, at.id)),
)

type Both = { id: string; former: string }

const leaveFormer = statement<Both>()((db, { signIn }, at) =>
  db
    .update(signIn)
    .set({ replaces: null })
    .where(and(eq(signIn.id, at.id), eq(signIn.replaces, at.former)))
    .returning({ id: signIn.id }),
)

const endFormer = statement<{ former: string }>()((db, { signIn }, at) =>
  db.delete(signIn).where(eq(signIn.id, at.former)).returning({ admin: signIn.admin, tokenHash: signIn.tokenHash }),
)

const makeAdmin = statement<{ id: string }>()((db, { signIn }, at) =>
  db.update(signIn).set({ admin: true }).where(eq(signIn.id, at.id)),
)

const moveSeats = statement<Both>()((db, { seat }, at) =>
  db
    .update(seat)
    .set({ signIn: sql`${at.id}` })
    .where(
      and(
        eq(seat.signIn, at.former),
        sql`${seat.workspace} NOT IN ${db.select({ workspace: seat.workspace }).from(seat).where(eq(seat.signIn, at.id))}`,
      ),
    ),
)

const dropSeats = statement<{ former: string }>()((db, { seat }, at) =>
  db.delete(seat).where(eq(seat.signIn, at.former)),
)
