import { and, eq, sql } from "drizzle-orm"
import type { MemberId, RoundId } from "../../../../../shared/model/ids.ts"
import { statement } from "../../statement.ts"
import { ballotSheet } from "../schema.postgres.ts"

type InRound = { round: RoundId }
type Sealed = InRound & { version: number; keyId: string; sealed: Uint8Array }

const headColumns = { round: ballotSheet.round, version: ballotSheet.version, keyId: ballotSheet.keyId }

export const sheetHeads = statement<object>()(db => db.select(headColumns).from(ballotSheet))

export const sheetHead = statement<InRound>()((db, _tables, at) =>
  db.select(headColumns).from(ballotSheet).where(eq(ballotSheet.round, at.round)),
)

export const sheetOf = statement<InRound>()((db, _tables, at) =>
  db
    .select({ ...headColumns, sealed: ballotSheet.sealed })
    .from(ballotSheet)
    .where(eq(ballotSheet.round, at.round)),
)

/** Adds the first sheet of a round, unless another process has added one. */
export const addSheet = statement<Sealed>()((db, _tables, at) =>
  db
    .insert(ballotSheet)
    .values({ round: at.round, version: at.version, keyId: at.keyId, sealed: at.sealed })
    .onConflictDoNothing()
    .returning({ round: ballotSheet.round }),
)

/** Replaces a sheet by its next version, unless another process has replaced it. */
export const moveSheet = statement<Sealed & { before: number; keyBefore: string }>()((db, _tables, at) =>
  db
    .update(ballotSheet)
    .set({ version: sql`${at.version}`, keyId: sql`${at.keyId}`, sealed: sql`${at.sealed}` })
    .where(
      and(eq(ballotSheet.round, at.round), eq(ballotSheet.version, at.before), eq(ballotSheet.keyId, at.keyBefore)),
    )
    .returning({ round: ballotSheet.round }),
)

export const removeSheet = statement<InRound>()((db, _tables, at) =>
  db.delete(ballotSheet).where(eq(ballotSheet.round, at.round)),
)

export const isMarked = statement<InRound & { member: MemberId }>()((db, { roll }, at) =>
  db
    .select({ marked: roll.marked })
    .from(roll)
    .where(and(eq(roll.round, at.round), eq(roll.member, at.member))),
)
