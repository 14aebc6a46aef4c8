import { and, gt, gte, lt, lte, or } from "drizzle-orm"
import type { Living } from "../../../ports/database/directory.ts"
import type { SqlTables } from "../schema.ts"
import { runStatement, type Slots, type Steps, statement } from "../statement.ts"

/** The condition that a sign-in is valid. */
export const livingRow = (signIn: SqlTables["signIn"], at: Slots<Living>) =>
  and(gt(signIn.createdAt, at.madeAfter), gte(signIn.usedOn, at.usedFrom))

const expiredRow = (signIn: SqlTables["signIn"], at: Slots<Living>) =>
  or(lte(signIn.createdAt, at.madeAfter), lt(signIn.usedOn, at.usedFrom))

/**
 * Deletes expired sign-ins, at most `most`. No right ends by this, since an expired sign-in opens nothing, so no change
 * of rights is counted.
 */
export function* dropExpired(living: Living, most: number): Steps<number> {
  const found = yield* runStatement(expired, { ...living, most })
  const ids = JSON.stringify(found.map(({ id }) => id))
  yield* runStatement(dropSignIns, { ids })
  yield* runStatement(dropSeats, { ids })
  yield* runStatement(dropOrigins, { ids })
  return found.length
}

const expired = statement<Living & { most: number }>()((db, { signIn }, at, { lock }) =>
  lock(db.select({ id: signIn.id }).from(signIn).where(expiredRow(signIn, at)).limit(at.most), "change"),
)

const dropSignIns = statement<{ ids: string }>()((db, { signIn }, at, { isIn }) =>
  db.delete(signIn).where(isIn(signIn.id, at.ids)),
)

const dropSeats = statement<{ ids: string }>()((db, { seat }, at, { isIn }) =>
  db.delete(seat).where(isIn(seat.signIn, at.ids)),
)

const dropOrigins = statement<{ ids: string }>()((db, { signInOrigin }, at, { isIn }) =>
  db.delete(signInOrigin).where(isIn(signInOrigin.signIn, at.ids)),
)
