import { and, asc, eq, sql } from "drizzle-orm"
import type { Passkey } from "../../../ports/database/accounts.ts"
import { statement } from "../statement.ts"

export const passkeysOf = statement<{ account: string }>()((db, { passkey }, at) =>
  db.select().from(passkey).where(eq(passkey.account, at.account)).orderBy(asc(passkey.madeAt), asc(passkey.id)),
)

export const passkeyById = statement<{ id: string }>()((db, { passkey }, at) =>
  db.select().from(passkey).where(eq(passkey.id, at.id)),
)

export const addPasskey = statement<Passkey>()((db, { passkey }, at) =>
  db
    .insert(passkey)
    .values({
      id: at.id,
      account: at.account,
      name: at.name,
      publicKey: at.publicKey,
      counter: at.counter,
      transports: at.transports,
      madeAt: at.madeAt,
      usedAt: at.usedAt,
    })
    .onConflictDoNothing()
    .returning({ id: passkey.id }),
)

export const renamePasskey = statement<{ account: string; id: string; name: string }>()((db, { passkey }, at) =>
  db
    .update(passkey)
    .set({ name: sql`${at.name}` })
    .where(and(eq(passkey.id, at.id), eq(passkey.account, at.account)))
    .returning({ id: passkey.id }),
)

export const dropPasskey = statement<{ account: string; id: string }>()((db, { passkey }, at) =>
  db
    .delete(passkey)
    .where(and(eq(passkey.id, at.id), eq(passkey.account, at.account)))
    .returning({ id: passkey.id }),
)

export const dropPasskeysOf = statement<{ account: string }>()((db, { passkey }, at) =>
  db.delete(passkey).where(eq(passkey.account, at.account)),
)

export const usePasskey = statement<{ id: string; before: number; now: number; at: number }>()((db, { passkey }, at) =>
  db
    .update(passkey)
    .set({ counter: sql`${at.now}`, usedAt: sql`${at.at}` })
    .where(and(eq(passkey.id, at.id), eq(passkey.counter, at.before)))
    .returning({ id: passkey.id }),
)
