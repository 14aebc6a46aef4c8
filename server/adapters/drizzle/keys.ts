import { eq, sql } from "drizzle-orm"
import type { StoredKeys } from "../system/instanceKeys.ts"
import { type Runner, runStatement, statement } from "./statement.ts"

/** Stores the keys in the database, so that every copy of the database signs as the same instance. */
export const keepKeys =
  (runner: Runner) =>
  async ({ current, former }: StoredKeys): Promise<void> => {
    await runner.transaction(
      function* () {
        yield* runStatement(setMeta, { key: "signing-key", value: current })
        yield* runStatement(setMeta, { key: "former-keys", value: JSON.stringify(former) })
      },
      () => true,
    )
    // removes the replaced private key from the write-ahead log
    await runner.forget()
  }

const setMeta = statement<{ key: string; value: string }>()((db, { meta }, at) =>
  db
    .update(meta)
    .set({ value: sql`${at.value}` })
    .where(eq(meta.key, at.key)),
)
