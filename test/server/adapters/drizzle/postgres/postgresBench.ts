import pg from "pg"
import { migratePostgres } from "../../../../../server/adapters/drizzle/postgres/migrate.ts"
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

/** A database that has the tables and nothing in them. Each bench gets a copy, so that the migrations run once. */
let original: Promise<string> | undefined

async function newDatabase(): Promise<{ url: string; name: string }> {
  const server = await sharedPostgres()
  original ??= server.createDatabase().then(async url => {
    await migratePostgres(url, async () => {})
    return new URL(url).pathname.slice(1)
  })
  const url = await server.createDatabase(undefined, await original)
  return { url, name: new URL(url).pathname.slice(1) }
}

export async function postgresBench(): Promise<PostgresBench> {
  const { url, name } = await newDatabase()
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
      await (await sharedPostgres()).dropDatabase(name)
      for (const folder of folders) removeFolder(folder)
    },
  }
  return bench
}
