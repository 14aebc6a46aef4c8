import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { expect, onTestFinished, test } from "vitest"
import { openSqlite } from "../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

test("SQLite has the tables, indexes and triggers of before", async () => {
  const folder = newFolder()
  onTestFinished(() => removeFolder(folder))
  const file = join(folder, "plenary.db")
  await (await openSqlite({ file })).close()
  const database = new Sqlite(file, { readonly: true })
  const told = database.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name").pluck().all()
  database.close()
  await expect(`${told.join(";\n\n")};\n`).toMatchFileSnapshot("said/sqlite.sql")
})
