import { and, asc, count, eq, sql } from "drizzle-orm"
import type { MemberId, RoundId, SideId } from "../../../../shared/model/ids.ts"
import type { Seal } from "../../../ports/database/ballots.ts"
import { statement } from "../statement.ts"

type InRound = { round: RoundId }

export const ballotRounds = statement<object>()((db, { ballot }) =>
  db.selectDistinct({ round: ballot.round }).from(ballot),
)
export const rollRounds = statement<object>()((db, { roll }) => db.selectDistinct({ round: roll.round }).from(roll))

export const addBallot = statement<InRound & { tokenHash: string; side: SideId | null; value: Uint8Array }>()(
  (db, { ballot }, at) =>
    db
      .insert(ballot)
      .values({ tokenHash: at.tokenHash, round: at.round, side: at.side, filled: false, value: at.value }),
)

export const filledIn = statement<InRound>()((db, { ballot }, at) =>
  db
    .select({ filled: count() })
    .from(ballot)
    .where(and(eq(ballot.round, at.round), eq(ballot.filled, true))),
)

export const filledOf = statement<InRound>()((db, { ballot }, at) =>
  db
    .select({ tokenHash: ballot.tokenHash, side: ballot.side, value: ballot.value })
    .from(ballot)
    .where(and(eq(ballot.round, at.round), eq(ballot.filled, true)))
    .orderBy(asc(ballot.tokenHash)),
)

export const ballotBy = statement<InRound & { tokenHash: string }>()((db, { ballot }, at) =>
  db
    .select({ filled: ballot.filled, value: ballot.value })
    .from(ballot)
    .where(and(eq(ballot.tokenHash, at.tokenHash), eq(ballot.round, at.round))),
)

export const fillBallot = statement<{ tokenHash: string; value: Uint8Array }>()((db, { ballot }, at) =>
  db
    .update(ballot)
    .set({ filled: true, value: sql`${at.value}` })
    .where(eq(ballot.tokenHash, at.tokenHash)),
)

export const removeBallots = statement<InRound>()((db, { ballot }, at) =>
  db.delete(ballot).where(eq(ballot.round, at.round)),
)

/**
 * Adds a row to the roll for an elector who has no ballot yet. If the elector already has a row, because the round's
 * ballots are printed again, clears its mark and replaces its seal.
 */
export const addElector = statement<InRound & Seal>()((db, { roll }, at) =>
  db
    .insert(roll)
    .values({ round: at.round, member: at.member, marked: false, seal: at.seal })
    .onConflictDoUpdate({ target: [roll.round, roll.member], set: { marked: false, seal: sql`excluded.seal` } }),
)

export const markElector = statement<InRound & Seal>()((db, { roll }, at) =>
  db
    .update(roll)
    .set({ marked: true, seal: sql`${at.seal}` })
    .where(and(eq(roll.round, at.round), eq(roll.member, at.member), eq(roll.marked, false)))
    .returning({ member: roll.member }),
)

export const resealElector = statement<InRound & Seal>()((db, { roll }, at) =>
  db
    .update(roll)
    .set({ seal: sql`${at.seal}` })
    .where(and(eq(roll.round, at.round), eq(roll.member, at.member), eq(roll.marked, true)))
    .returning({ member: roll.member }),
)

export const endBlank = statement<InRound & { tokenHash: string }>()((db, { ballot }, at) =>
  db
    .delete(ballot)
    .where(and(eq(ballot.tokenHash, at.tokenHash), eq(ballot.round, at.round), eq(ballot.filled, false)))
    .returning({ tokenHash: ballot.tokenHash }),
)

export const ballotSealOf = statement<InRound & { member: MemberId }>()((db, { roll }, at) =>
  db
    .select({ seal: roll.seal })
    .from(roll)
    .where(and(eq(roll.round, at.round), eq(roll.member, at.member))),
)

export const rollOf = statement<InRound>()((db, { roll }, at) =>
  db
    .select({ member: roll.member, marked: roll.marked })
    .from(roll)
    .where(eq(roll.round, at.round))
    .orderBy(asc(roll.member)),
)

export const removeRoll = statement<InRound>()((db, { roll }, at) => db.delete(roll).where(eq(roll.round, at.round)))
