import { and, eq, sql } from "drizzle-orm"
import * as z from "zod"
import type { HostSetting, HostSettings } from "../../../ports/hostLog/settings.ts"
import type { SealHost } from "../../hostSealing.ts"
import { type Runner, runStatement, statement } from "../statement.ts"
import { appendToHost } from "./hostRows.ts"

const Stored = z.object({ value: z.string(), revision: z.int() })

const keyOf = (key: string): string => `setting:${key}`
const never: HostSetting = { value: "", revision: 0 }

/** The settings of the host, as rows of `meta`. */
export const sqlHostSettings = (runner: Runner, seal: SealHost): HostSettings => ({
  async read(key) {
    const [row] = await runner.ask(settingOf, { key: keyOf(key) })
    return row === undefined ? never : Stored.parse(JSON.parse(row.value))
  },
  write: (key, value, seen, host) =>
    runner.transaction(
      function* () {
        const at = keyOf(key)
        const [row] = yield* runStatement(settingOf, { key: at })
        const before = row === undefined ? never : Stored.parse(JSON.parse(row.value))
        if (before.revision !== seen) return false
        const next = JSON.stringify({ value, revision: seen + 1 })
        const written =
          row === undefined
            ? yield* runStatement(addSetting, { key: at, value: next })
            : yield* runStatement(changeSetting, { key: at, value: next, before: row.value })
        if (written.length === 0) return false
        yield* appendToHost(host, seal)
        return true
      },
      isWritten => isWritten,
    ),
})

const settingOf = statement<{ key: string }>()((db, { meta }, at) =>
  db.select({ value: meta.value }).from(meta).where(eq(meta.key, at.key)),
)

const addSetting = statement<{ key: string; value: string }>()((db, { meta }, at) =>
  db.insert(meta).values({ key: at.key, value: at.value }).onConflictDoNothing().returning({ key: meta.key }),
)

const changeSetting = statement<{ key: string; value: string; before: string }>()((db, { meta }, at) =>
  db
    .update(meta)
    .set({ value: sql`${at.value}` })
    .where(and(eq(meta.key, at.key), eq(meta.value, at.before)))
    .returning({ key: meta.key }),
)
