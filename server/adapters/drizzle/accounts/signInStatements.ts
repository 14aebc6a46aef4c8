import { and, desc, eq, sql } from "drizzle-orm"
import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { SignInOrigin } from "../../../ports/database/accounts.ts"
import type { Living } from "../../../ports/database/directory.ts"
import { statement } from "../statement.ts"
import { livingRow } from "./expiry.ts"

export const setOrigin = statement<SignInOrigin>()((db, { signInOrigin }, at) =>
  db
    .insert(signInOrigin)
    .values({
      signIn: at.signIn,
      account: at.account,
      device: at.device,
      issuer: at.issuer,
      serviceSession: at.serviceSession,
    })
    .onConflictDoUpdate({
      target: [signInOrigin.signIn],
      set: {
        account: sql`excluded.account`,
        device: sql`excluded.device`,
        issuer: sql`excluded.issuer`,
        serviceSession: sql`excluded.service_session`,
      },
    }),
)

export const originOf = statement<{ signIn: string }>()((db, { signInOrigin }, at) =>
  db.select().from(signInOrigin).where(eq(signInOrigin.signIn, at.signIn)),
)

export const dropOrigin = statement<{ id: string }>()((db, { signInOrigin }, at) =>
  db.delete(signInOrigin).where(eq(signInOrigin.signIn, at.id)),
)

export const leaveAccount = statement<{ account: string }>()((db, { signInOrigin }, at) =>
  db
    .update(signInOrigin)
    .set({ account: null, issuer: null, serviceSession: null })
    .where(eq(signInOrigin.account, at.account)),
)

export const signInsOf = statement<Living & { account: string }>()((db, { signIn, signInOrigin }, at) =>
  db
    .select({
      id: signIn.id,
      device: signInOrigin.device,
      createdAt: signIn.createdAt,
      usedOn: signIn.usedOn,
    })
    .from(signInOrigin)
    .innerJoin(signIn, eq(signIn.id, signInOrigin.signIn))
    .where(and(eq(signInOrigin.account, at.account), livingRow(signIn, at)))
    .orderBy(desc(signIn.usedOn), desc(signIn.createdAt)),
)

export const signInsOfSeat = statement<Living & { workspace: WorkspaceId; member: MemberId }>()(
  (db, { seat, signIn, signInOrigin }, at) =>
    db
      .select({
        id: signIn.id,
        device: sql<string>`coalesce(${signInOrigin.device}, '')`,
        createdAt: signIn.createdAt,
        usedOn: signIn.usedOn,
      })
      .from(seat)
      .innerJoin(signIn, eq(signIn.id, seat.signIn))
      .leftJoin(signInOrigin, eq(signInOrigin.signIn, signIn.id))
      .where(and(eq(seat.workspace, at.workspace), eq(seat.member, at.member), livingRow(signIn, at)))
      .orderBy(desc(signIn.usedOn), desc(signIn.createdAt)),
)

export const signInsOfSession = statement<{ issuer: string; session: string }>()((db, { signInOrigin }, at) =>
  db
    .select({ id: signInOrigin.signIn })
    .from(signInOrigin)
    .where(and(eq(signInOrigin.issuer, at.issuer), eq(signInOrigin.serviceSession, at.session))),
)

export const signInsOfSubject = statement<{ issuer: string; subject: string }>()(
  (db, { accountSubject, signInOrigin }, at) =>
    db
      .select({ id: signInOrigin.signIn })
      .from(accountSubject)
      .innerJoin(
        signInOrigin,
        and(eq(signInOrigin.account, accountSubject.account), eq(signInOrigin.issuer, accountSubject.issuer)),
      )
      .where(and(eq(accountSubject.issuer, at.issuer), eq(accountSubject.subject, at.subject))),
)
