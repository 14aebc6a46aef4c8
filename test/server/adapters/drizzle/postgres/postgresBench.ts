import pg from "pg"
import { openPostgres } from "../../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import type { Opened } from "../../../../../server/adapters/opened.ts"
import { sharedPostgres } from "../../../../kit/servers/components/postgres.ts"
import { newFolder, removeFolder } from "../../../../kit/servers/plenary.ts"
import { workspace } from "../../samples.ts"
import type { Bench } from "../../storeConformance.ts"

export interface PostgresBench extends Bench {
  url: string
  /** the folder with the keys of the first connection */
  dataDir: string
  /** runs a statement on a connection of its own */
  beside(statement: string, values?: unknown[]): Promise<pg.QueryResult>
}

/** Runs a statement on a connection of its own. */
export async function besides(url: string, statement: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await client.query(statement, values)
  } finally {
    await client.end()
  }
}

let database: Promise<string> | undefined
let schemas = 0

/**
 * A schema of its own in one database of the test file: to create and drop a database takes PostgreSQL much longer, as it
 * waits for the disk.
 */
async function newSchema(): Promise<{ url: string; schema: string }> {
  database ??= sharedPostgres().then(server => server.createDatabase())
  const url = new URL(await database)
  const schema = `s${++schemas}`
  await besides(url.href, `CREATE SCHEMA ${schema}`)
  url.searchParams.set("options", `-c search_path=${schema}`)
  return { url: url.href, schema }
}

export async function postgresBench(): Promise<PostgresBench> {
  const { url, schema } = await newSchema()
  const folders: string[] = []
  const newDataDir = () => {
    const folder = newFolder()
    folders.push(folder)
    return folder
  }
  const dataDir = newDataDir()
  const open = (folder = dataDir) => openPostgres({ url, dataDir: folder })
  const others: Opened[] = []
  const bench: PostgresBench = {
    url,
    dataDir,
    opened: await open(),
    beside: (statement, values) => besides(url, statement, values),
    async reopen() {
      await bench.opened.close()
      bench.opened = await open()
    },
    async second() {
      const other = await open(newDataDir())
      others.push(other)
      return other
    },
    async erase(seq) {
      await bench.beside(
        "DELETE FROM content WHERE id = (SELECT content_id FROM event WHERE workspace = $1 AND seq = $2)",
        [workspace, seq],
      )
    },
    async end() {
      await Promise.all([bench.opened, ...others].map(one => one.close()))
      await bench.beside(`DROP SCHEMA ${schema} CASCADE`)
      for (const folder of folders) removeFolder(folder)
    },
  }
  return bench
}
