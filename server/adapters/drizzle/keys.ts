import { and, eq, inArray, sql } from "drizzle-orm"
import { hostSealing } from "../hostSealing.ts"
import { type KeyStore, readFormerKeys } from "../system/instanceKeys.ts"
import { appendToHost } from "./log/hostRows.ts"
import { type Runner, runStatement, statement } from "./statement.ts"

/** Stores the keys in the database, so that every copy of the database signs as the same instance. */
export const keysIn = (runner: Runner): KeyStore => ({
  async read() {
    const rows = await runner.ask(keyRows, {})
    const value = (key: string) => rows.find(row => row.key === key)?.value ?? ""
    return { current: value("signing-key"), former: readFormerKeys(value("former-keys")) }
  },
  async keep({ current, former }, before, { drafts, signer }) {
    const isKept = await runner.transaction(
      function* () {
        const list = { value: JSON.stringify(former), before: JSON.stringify(before) }
        const changed = yield* runStatement(setFormer, list)
        if (changed.length === 0) return false
        yield* runStatement(setCurrent, { value: current })
        yield* appendToHost(drafts, hostSealing(signer))
        return true
      },
      kept => kept,
    )
    // removes the replaced private key from the write-ahead log
    if (isKept) await runner.forget()
    return isKept
  },
})

const keyRows = statement()((db, { meta }) =>
  db
    .select({ key: meta.key, value: meta.value })
    .from(meta)
    .where(inArray(meta.key, ["signing-key", "former-keys"])),
)

const setFormer = statement<{ value: string; before: string }>()((db, { meta }, at) =>
  db
    .update(meta)
    .set({ value: sql`${at.value}` })
    .where(and(eq(meta.key, "former-keys"), eq(meta.value, at.before)))
    .returning({ key: meta.key }),
)

const setCurrent = statement<{ value: string }>()((db, { meta }, at) =>
  db
    .update(meta)
    .set({ value: sql`${at.value}` })
    .where(eq(meta.key, "signing-key")),
)
