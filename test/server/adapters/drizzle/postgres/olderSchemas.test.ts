import { join } from "node:path"
import { readMigrationFiles } from "drizzle-orm/migrator"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openPostgres } from "../../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import { root } from "../../../../../server/adapters/system/root.ts"
import { migrateDatabase } from "../../../../../server/cli/migrating/migrate.ts"
import { readPlace } from "../../../../../server/cli/migrating/places.ts"
import { sayIn } from "../../../../../server/ports/operatorError.ts"
import { amounts } from "../../../../kit/amounts.ts"
import { sharedPostgres } from "../../../../kit/servers/components/postgres.ts"
import { type Filled, fillOlder, heldOf } from "../../../../kit/servers/copies/olderSchema.ts"
import { richFolder } from "../../../../kit/servers/copies/richDatabase.ts"
import { newFolder, removeFolder } from "../../../../kit/servers/plenary.ts"

const migrations = readMigrationFiles({ migrationsFolder: join(root, "migrations", "postgres") })
const folder = newFolder()
let full: pg.Client
beforeAll(async () => {
  const from = join(folder, "full")
  await richFolder(from)
  const url = await (await sharedPostgres()).createDatabase()
  await migrateDatabase(readPlace(from)!, readPlace(url)!, sayIn("en"), () => {})
  full = await connect(url)
})
afterAll(async () => {
  await full.end()
  removeFolder(folder)
})

/** Every value is read as PostgreSQL writes it, and is given back so. */
async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser: () => (text: string) => text } })
  await client.connect()
  return client
}

const filled = (client: pg.Client): Filled => ({
  async columns() {
    const { rows } = await client.query<{ table: string; name: string; isNeeded: string; type: string }>(
      `SELECT table_name AS "table", column_name AS name, data_type AS type,
         (is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO')::text AS "isNeeded"
       FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
    )
    const tables = new Map<string, Map<string, unknown>>()
    for (const { table, name, isNeeded, type } of rows) {
      const columns = tables.get(table) ?? new Map<string, unknown>()
      tables.set(table, columns.set(name, isNeeded === "true" ? (type === "text" ? "" : "0") : undefined))
    }
    return tables
  },
  rows: async table => (await client.query<Record<string, unknown>>(`SELECT * FROM "${table}"`)).rows,
  async insert(table, columns, rows) {
    const names = columns.join(", ")
    const text = `INSERT INTO "${table}" (${names}) OVERRIDING SYSTEM VALUE
      SELECT ${names} FROM json_populate_recordset(NULL::"${table}", $1)`
    const records = rows.map(values => Object.fromEntries(columns.map((column, n) => [column, values[n]])))
    await client.query("BEGIN")
    // without triggers and foreign keys, since the rows were accepted once
    await client.query("SET LOCAL session_replication_role = replica")
    await client.query(text, [JSON.stringify(records)])
    await client.query("COMMIT")
  },
})

/** The database as it was when only the first `count` migrations existed. */
async function olderDatabase(count: number): Promise<string> {
  const url = await (await sharedPostgres()).createDatabase()
  const client = await connect(url)
  await client.query(
    "CREATE TABLE __drizzle_migrations (id bigserial PRIMARY KEY, hash text NOT NULL, created_at bigint NOT NULL)",
  )
  for (const { sql, hash, folderMillis } of migrations.slice(0, count)) {
    for (const statement of sql) await client.query(statement)
    await client.query("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ($1, $2)", [hash, folderMillis])
  }
  await client.end()
  return url
}

const counts = migrations.slice(0, -1).map((_, n) => n + 1)
test.each(counts.filter(count => count % amounts.schemasPerTest === 0))(
  "a database of the first %i migrations, with rows in all its tables, comes up to date and keeps them",
  async count => {
    const url = await olderDatabase(count)
    const before = await connect(url)
    await fillOlder(filled(before), filled(full))
    const columns = await filled(before).columns()
    await before.end()
    const expected = await heldOf(filled(full), columns)

    const opened = await openPostgres({ url, dataDir: folder })
    await opened.close()
    const brought = await connect(url)
    expect(await heldOf(filled(brought), columns)).toEqual(expected)
    await brought.end()
  },
)
