import type { MemberId, RoundId, SideId } from "../../../../shared/model/ids.ts"
import type { Kit } from "../kit.ts"

/**
 * The tables of secret rounds. Neither rows nor pages may record the order of voting. Therefore both tables are WITHOUT
 * ROWID and store no time. A changed row keeps its size, so that SQLite overwrites it in place. The two tables share no
 * column except the round, so that no row links a ballot to an elector.
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
