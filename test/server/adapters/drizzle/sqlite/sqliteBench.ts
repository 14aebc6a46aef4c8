import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { openSqlite } from "../../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import type { Opened } from "../../../../../server/adapters/opened.ts"
import { workspace } from "../../samples.ts"
import type { Bench } from "../../storeConformance.ts"

export interface SqliteBench extends Bench {
  folder: string
  file: string
  /** runs `work` on a connection of its own, as another process would have */
  beside<T>(work: (database: Sqlite.Database) => T): T
}

/** `journalFrom`: the fewest notes that share a row of the journal; none if the preset is tested. */
export async function sqliteBench(journal: { journalFrom?: number } = {}): Promise<SqliteBench> {
  const folder = mkdtempSync(join(tmpdir(), "plenary-store-"))
  const file = join(folder, "plenary.sqlite")
  const beside: Opened[] = []
  const bench: SqliteBench = {
    folder,
    file,
    opened: await openSqlite({ file, ...journal }),
    beside(work) {
      const database = new Sqlite(bench.file, { timeout: 100 })
      try {
        return work(database)
      } finally {
        database.close()
      }
    },
    async reopen() {
      await bench.opened.close()
      bench.opened = await openSqlite({ file, ...journal })
    },
    async second() {
      await bench.opened.close()
      bench.opened = await openSqlite({ file, alone: false })
      const other = await openSqlite({ file, alone: false })
      beside.push(other)
      return other
    },
    async erase(seq) {
      bench.beside(database =>
        database
          .prepare("DELETE FROM content WHERE id = (SELECT content_id FROM event WHERE workspace = ? AND seq = ?)")
          .run(workspace, seq),
      )
    },
    async end() {
      await Promise.all([bench.opened, ...beside].map(one => one.close()))
      rmSync(folder, { recursive: true })
    },
  }
  return bench
}
