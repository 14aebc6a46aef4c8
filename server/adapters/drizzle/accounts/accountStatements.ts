import { and, eq, sql } from "drizzle-orm"
import type { Account, Subject, VerifiedBy } from "../../../ports/database/accounts.ts"
import { statement } from "../statement.ts"

export const accountById = statement<{ id: string }>()((db, { account }, at) =>
  db.select().from(account).where(eq(account.id, at.id)),
)

export const accountByEmail = statement<{ email: string }>()((db, { account }, at) =>
  db.select().from(account).where(eq(account.email, at.email)),
)

export const accountBySubject = statement<Subject>()((db, { account, accountSubject }, at) =>
  db
    .select({
      id: account.id,
      name: account.name,
      affiliation: account.affiliation,
      email: account.email,
      verifiedBy: account.verifiedBy,
      createdAt: account.createdAt,
      usedAt: account.usedAt,
    })
    .from(accountSubject)
    .innerJoin(account, eq(account.id, accountSubject.account))
    .where(and(eq(accountSubject.issuer, at.issuer), eq(accountSubject.subject, at.subject))),
)

export const addAccount = statement<Account>()((db, { account }, at) =>
  db
    .insert(account)
    .values({
      id: at.id,
      name: at.name,
      affiliation: at.affiliation,
      email: at.email,
      verifiedBy: at.verifiedBy,
      createdAt: at.createdAt,
      usedAt: at.usedAt,
    })
    .onConflictDoNothing()
    .returning({ id: account.id }),
)

export const describeAccount = statement<{ id: string; name: string; affiliation: string }>()((db, { account }, at) =>
  db
    .update(account)
    .set({ name: sql`${at.name}`, affiliation: sql`${at.affiliation}` })
    .where(eq(account.id, at.id)),
)

export const verifyAccount = statement<{ id: string; email: string; by: VerifiedBy }>()((db, { account }, at) =>
  db
    .update(account)
    .set({ email: sql`${at.email}`, verifiedBy: sql`${at.by}` })
    .where(eq(account.id, at.id)),
)

export const useAccount = statement<{ id: string; at: number }>()((db, { account }, at) =>
  db
    .update(account)
    .set({ usedAt: sql`${at.at}` })
    .where(eq(account.id, at.id)),
)

export const dropAccount = statement<{ id: string }>()((db, { account }, at) =>
  db.delete(account).where(eq(account.id, at.id)),
)

export const addSubject = statement<Subject & { account: string }>()((db, { accountSubject }, at) =>
  db
    .insert(accountSubject)
    .values({ issuer: at.issuer, subject: at.subject, account: at.account })
    .onConflictDoNothing(),
)

export const subjectsOf = statement<{ account: string }>()((db, { accountSubject }, at) =>
  db
    .select({ issuer: accountSubject.issuer, subject: accountSubject.subject })
    .from(accountSubject)
    .where(eq(accountSubject.account, at.account)),
)

export const dropSubjects = statement<{ account: string }>()((db, { accountSubject }, at) =>
  db.delete(accountSubject).where(eq(accountSubject.account, at.account)),
)
