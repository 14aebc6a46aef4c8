import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { readMigrationFiles } from "drizzle-orm/migrator"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openSqlite } from "../../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { root } from "../../../../../server/adapters/system/root.ts"
import { type Filled, fillOlder, heldOf } from "../../../../kit/servers/copies/olderSchema.ts"
import { richFolder } from "../../../../kit/servers/copies/richDatabase.ts"
import { newFolder, removeFolder } from "../../../../kit/servers/plenary.ts"

const migrations = readMigrationFiles({ migrationsFolder: join(root, "migrations", "sqlite") })
const folder = newFolder()
let full: string
beforeAll(async () => void (full = await richFolder(join(folder, "full"))))
afterAll(() => removeFolder(folder))

/** a moment that no test reaches, in milliseconds: nothing that an earlier version dated is over */
const farMs = 4_102_444_800_000

const filled = (database: Sqlite.Database): Filled => ({
  async columns() {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all().map(String)
    return new Map(tables.map(table => [table, columnsOf(database, table)]))
  },
  rows: async table => database.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[],
  async insert(table, columns, rows) {
    const slots = columns.map(() => "?").join(", ")
    const add = database.prepare(`INSERT INTO "${table}" (${columns.join(", ")}) VALUES (${slots})`)
    database.transaction(() => rows.forEach(row => add.run(...row)))()
  },
})

function columnsOf(database: Sqlite.Database, table: string): Map<string, unknown> {
  const found = database.pragma(`table_info("${table}")`) as { name: string; type: string; notnull: bigint }[]
  const filler = { integer: farMs, text: "", blob: Buffer.alloc(0) }
  return new Map(
    found.map(({ name, type, notnull }) => [
      name,
      notnull ? filler[type.toLowerCase() as keyof typeof filler] : undefined,
    ]),
  )
}

/** The database as it was when only the first `count` migrations existed. */
function olderFile(count: number): Sqlite.Database {
  const database = new Sqlite(join(folder, `after-${count}.db`))
  database.defaultSafeIntegers(true)
  database.pragma("foreign_keys = OFF")
  database.pragma("synchronous = OFF")
  database.exec("CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)")
  const note = database.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)")
  for (const { sql, hash, folderMillis } of migrations.slice(0, count)) {
    for (const statement of sql) database.exec(statement)
    note.run(hash, folderMillis)
  }
  return database
}

test.each(migrations.slice(0, -1).map((_, n) => n + 1))(
  "a database of the first %i migrations, with rows in all its tables, comes up to date and keeps them",
  async count => {
    const original = new Sqlite(full, { readonly: true })
    original.defaultSafeIntegers(true)
    const older = olderFile(count)
    await fillOlder(filled(older), filled(original))
    const columns = await filled(older).columns()
    const expected = await heldOf(filled(original), columns)
    older.close()
    original.close()

    const opened = await openSqlite({ file: older.name })
    await opened.close()
    const brought = new Sqlite(older.name, { readonly: true })
    brought.defaultSafeIntegers(true)
    expect(await heldOf(filled(brought), columns)).toEqual(expected)
    expect(brought.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }])
    brought.close()
  },
)
