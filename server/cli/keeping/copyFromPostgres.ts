import { copyRows } from "../../adapters/drizzle/copying/copier.ts"
import type { Copied } from "../../adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { openSqliteTarget, unmark } from "../../adapters/drizzle/sqlite/copying/sqliteTarget.ts"
import { loadPostgresCopying } from "../../start/instance/database.ts"

/**
 * Copies a PostgreSQL database into a new SQLite file, as it is at one moment, whether or not servers run. Like any
 * copy of a served database, it has no checkpoints and no ballots of rounds that have not ended.
 */
export async function copyFromPostgres(url: string, file: string): Promise<Copied> {
  const original = await (await loadPostgresCopying()).openPostgresOriginal(url, "beside-server")
  try {
    const target = openSqliteTarget(file, original.incarnation)
    try {
      await copyRows(original.rows, target)
    } finally {
      target.close()
    }
    unmark(file)
    return { secretRounds: original.openRounds.length }
  } finally {
    await original.close()
  }
}
