import { and, asc, eq, isNotNull, sql } from "drizzle-orm"
import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { HeldBy } from "../../../ports/database/directory.ts"
import { statement } from "../statement.ts"

export const seatsKeptBy = statement<{ account: string }>()((db, { accountSeat }, at) =>
  db
    .select({ workspace: accountSeat.workspace, member: accountSeat.member, invite: accountSeat.invite })
    .from(accountSeat)
    .where(eq(accountSeat.account, at.account)),
)

/** The workspaces in the order in which transactions lock their heads. */
export const workspacesKeptBy = statement<{ account: string }>()((db, { accountSeat }, at) =>
  db
    .select({ workspace: accountSeat.workspace })
    .from(accountSeat)
    .where(eq(accountSeat.account, at.account))
    .orderBy(asc(accountSeat.workspace)),
)

export const keeperOf = statement<{ workspace: WorkspaceId; member: MemberId }>()((db, { accountSeat }, at) =>
  db
    .select({ account: accountSeat.account, invite: accountSeat.invite })
    .from(accountSeat)
    .where(and(eq(accountSeat.workspace, at.workspace), eq(accountSeat.member, at.member))),
)

export const keepHeldSeat = statement<HeldBy>()((db, { accountSeat, seat, signInOrigin }, at) =>
  db
    .insert(accountSeat)
    .select(
      db
        .select({
          workspace: seat.workspace,
          member: seat.member,
          account: sql<string>`${signInOrigin.account}`.as("account"),
          invite: seat.invite,
        })
        .from(seat)
        .innerJoin(signInOrigin, eq(signInOrigin.signIn, seat.signIn))
        .where(
          and(
            eq(seat.signIn, at.signIn),
            eq(seat.workspace, at.workspace),
            eq(seat.member, at.member),
            isNotNull(signInOrigin.account),
          ),
        ),
    )
    .onConflictDoNothing(),
)

export const releaseKeptSeat = statement<{ account: string; workspace: WorkspaceId }>()((db, { accountSeat }, at) =>
  db.delete(accountSeat).where(and(eq(accountSeat.account, at.account), eq(accountSeat.workspace, at.workspace))),
)

export const dropSeatsKeptBy = statement<{ account: string }>()((db, { accountSeat }, at) =>
  db.delete(accountSeat).where(eq(accountSeat.account, at.account)),
)

export const dropKeptSeat = statement<{ workspace: WorkspaceId; member: MemberId }>()((db, { accountSeat }, at) =>
  db.delete(accountSeat).where(and(eq(accountSeat.workspace, at.workspace), eq(accountSeat.member, at.member))),
)

export const dropKeptSeatsIn = statement<{ id: WorkspaceId }>()((db, { accountSeat }, at) =>
  db.delete(accountSeat).where(eq(accountSeat.workspace, at.id)),
)
