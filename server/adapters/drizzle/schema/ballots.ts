import type { MemberId, RoundId, SideId } from "../../../../shared/model/ids.ts"
import type { Kit } from "../kit.ts"

/**
 * Secret rounds. Both tables are WITHOUT ROWID and hold no time, and a changed row keeps its size, so that SQLite
 * overwrites it in place: neither rows nor pages record the order of voting. The tables share no column except the
 * round.
 */
export function ballotTables({ table, primaryKey, text, bool, bytes }: Kit) {
  const ballot = table("ballot", {
    tokenHash: text().primaryKey(),
    round: text().$type<RoundId>().notNull(),
    side: text().$type<SideId>(),
    filled: bool().notNull(),
    value: bytes().notNull(),
  })

  const roll = table(
    "roll",
    {
      round: text().$type<RoundId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      marked: bool().notNull(),
      seal: text().notNull().default(""),
    },
    t => [primaryKey({ columns: [t.round, t.member] })],
  )

  return { ballot, roll }
}
