import type { InviteId, MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { VerifiedBy } from "../../../ports/database/accounts.ts"
import type { Kit } from "../kit.ts"

/** The tables of people's accounts. No log contains an account, so that one deletion erases it. */
export function accountTables({ table, primaryKey, text, int }: Kit) {
  const account = table("account", {
    id: text().primaryKey(),
    name: text().notNull(),
    affiliation: text().notNull(),
    /** a verified address in lower case, so that no two accounts have one address */
    email: text().unique(),
    verifiedBy: text().$type<VerifiedBy>(),
    createdAt: int().notNull(),
    usedAt: int().notNull(),
  })

  /** The people of sign-in services who own accounts. */
  const accountSubject = table(
    "account_subject",
    { issuer: text().notNull(), subject: text().notNull(), account: text().notNull() },
    t => [primaryKey({ columns: [t.issuer, t.subject] })],
  )

  const passkey = table("passkey", {
    id: text().primaryKey(),
    account: text().notNull(),
    name: text().notNull(),
    publicKey: text().notNull(),
    counter: int().notNull(),
    transports: text().notNull(),
    madeAt: int().notNull(),
    usedAt: int(),
  })

  /** The seats that accounts keep. A seat is kept by one account at most. */
  const accountSeat = table(
    "account_seat",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      account: text().notNull(),
      /** the invitation that had opened the seat to its owner */
      invite: text().$type<InviteId>().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.member] })],
  )

  /** How each sign-in was made. A sign-in of an earlier version has no row. */
  const signInOrigin = table("sign_in_origin", {
    signIn: text().primaryKey(),
    account: text(),
    device: text().notNull(),
    issuer: text(),
    serviceSession: text(),
  })

  return { account, accountSubject, passkey, accountSeat, signInOrigin }
}
