import { and, eq, isNull, sql } from "drizzle-orm"
import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { statement } from "../statement.ts"

type Placed = { workspace: WorkspaceId; member: MemberId }

/** Sets the address of a seat whose owner neither set nor proved one. */
export const setUnowned = statement<Placed & { email: string }>()((db, { address }, at) =>
  db
    .insert(address)
    .values({ workspace: at.workspace, member: at.member, email: at.email })
    .onConflictDoUpdate({
      target: [address.workspace, address.member],
      set: { email: sql`excluded.email` },
      setWhere: sql`${eq(address.owned, false)} and ${isNull(address.confirmedAt)}`,
    }),
)

export const dropUnowned = statement<Placed>()((db, { address }, at) =>
  db
    .delete(address)
    .where(
      and(
        eq(address.workspace, at.workspace),
        eq(address.member, at.member),
        eq(address.owned, false),
        isNull(address.confirmedAt),
      ),
    ),
)

export const setSecond = statement<Placed & { email: string | null }>()((db, { address }, at) =>
  db
    .update(address)
    .set({ second: sql`nullif(${at.email}, ${address.email})` })
    .where(and(eq(address.workspace, at.workspace), eq(address.member, at.member))),
)

export const setAddress = statement<Placed & { email: string }>()((db, { address }, at) =>
  db
    .insert(address)
    .values({ workspace: at.workspace, member: at.member, email: at.email, owned: true })
    .onConflictDoUpdate({
      target: [address.workspace, address.member],
      set: {
        owned: true,
        second: null,
        email: sql`excluded.email`,
        // an e-mail address that is set again without a change stays confirmed
        confirmedAt: sql`case when ${address.email} = excluded.email then ${address.confirmedAt} end`,
        invite: sql`case when ${address.email} = excluded.email then ${address.invite} end`,
      },
    }),
)
