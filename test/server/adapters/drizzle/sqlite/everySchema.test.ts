import { readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import Sqlite from "better-sqlite3"
import { readMigrationFiles } from "drizzle-orm/migrator"
import { afterEach, beforeEach, expect, test } from "vitest"
import { connect } from "../../../../../server/adapters/drizzle/sqlite/connect.ts"
import { migrate, standingIn } from "../../../../../server/adapters/drizzle/sqlite/migrate.ts"
import { root } from "../../../../../server/adapters/system/root.ts"
import { newFolder, removeFolder } from "../../../../kit/servers/plenary.ts"

const known = readMigrationFiles({ migrationsFolder: join(root, "migrations/sqlite") })

let folder: string
beforeEach(() => void (folder = newFolder()))
afterEach(() => removeFolder(folder))

/** The tables of a database, each with its columns, and its indexes and triggers. */
const schemaOf = (database: Sqlite.Database) => ({
  tables: tablesOf(database).map(table => [
    table,
    database
      .prepare<[], { name: string; type: string; notnull: number; pk: number }>(`PRAGMA table_info("${table}")`)
      .all()
      .map(({ name, type, notnull, pk }) => `${name} ${type} ${notnull} ${pk}`)
      .toSorted(),
  ]),
  others: database
    .prepare("SELECT name FROM sqlite_schema WHERE type <> 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all(),
})

const tablesOf = (database: Sqlite.Database): string[] =>
  database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all()
    .map(String)

/** Writes the tables as they were after the first `n` migrations. */
function writtenBy(file: string, n: number): Sqlite.Database {
  const database = new Sqlite(file)
  database.exec(
    "CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, hash text NOT NULL, created_at numeric)",
  )
  const note = database.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)")
  for (const { sql, hash, folderMillis } of known.slice(0, n)) {
    for (const one of sql) database.exec(one)
    note.run(hash, folderMillis)
  }
  return database
}

test.each(known.map((_, n) => n + 1))("a database of the first %i migrations is brought up to date", n => {
  const file = join(folder, "plenary.db")
  const old = writtenBy(file, n)
  const keeps = tablesOf(old).includes("meta")
  if (keeps) old.prepare("INSERT INTO meta (key, value) VALUES ('incarnation', 'of before')").run()
  old.close()
  const database = connect(file)
  migrate(database, file)
  expect(standingIn(database)).toBe("ready")
  const anew = connect(join(folder, "anew.db"))
  migrate(anew, anew.name)
  expect(schemaOf(database)).toEqual(schemaOf(anew))
  if (keeps)
    expect(database.prepare("SELECT value FROM meta WHERE key = 'incarnation'").pluck().get()).toBe("of before")
  const copies = readdirSync(dirname(file)).filter(name => name.startsWith("plenary.db.before-"))
  expect(copies.length).toBe(n < known.length ? 1 : 0)
  anew.close()
  database.close()
})
