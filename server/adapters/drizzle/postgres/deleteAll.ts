import { getTableName } from "drizzle-orm"
import type pg from "pg"
import { ballotSheet, postgres } from "./schema.postgres.ts"

/**
 * Deletes every row of every table but `meta`, and restarts the numbers that the tables assign. The caller begins a
 * transaction.
 */
export async function deleteAll(client: pg.Client): Promise<void> {
  const names = [...Object.values(postgres), ballotSheet].map(table => `"${getTableName(table)}"`)
  // the triggers forbid the deletion of entries
  for (const guarded of ["event", "content"]) await client.query(`ALTER TABLE ${guarded} DISABLE TRIGGER USER`)
  await client.query(`TRUNCATE ${names.filter(name => name !== '"meta"').join(", ")} RESTART IDENTITY`)
  for (const guarded of ["event", "content"]) await client.query(`ALTER TABLE ${guarded} ENABLE TRIGGER USER`)
}
