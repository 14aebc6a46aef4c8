import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { connect, refuseOldSqlite } from "../../../../../server/adapters/drizzle/sqlite/connect.ts"

test("a connection syncs each commit, overwrites what it deletes and never blocks for long", () => {
  const folder = mkdtempSync(join(tmpdir(), "plenary-connect-"))
  const database = connect(join(folder, "plenary.sqlite"))
  const setting = (name: string) => database.pragma(name, { simple: true })
  expect(setting("journal_mode")).toBe("wal")
  expect(setting("synchronous")).toBe(2)
  expect(setting("foreign_keys")).toBe(1)
  expect(setting("secure_delete")).toBe(1)
  expect(setting("busy_timeout")).toBeLessThanOrEqual(50)
  database.close()
  rmSync(folder, { recursive: true })
})

test("the commits of a draft wait for no disk, and nothing else is different", () => {
  const folder = mkdtempSync(join(tmpdir(), "plenary-connect-"))
  const [database, draft] = [connect(join(folder, "plenary.sqlite")), connect(join(folder, "draft.sqlite"), true)]
  const settings = (of: typeof database) =>
    ["journal_mode", "foreign_keys", "secure_delete", "busy_timeout", "auto_vacuum"].map(name => of.pragma(name))
  expect(draft.pragma("synchronous", { simple: true })).toBe(0)
  expect(settings(draft)).toEqual(settings(database))
  for (const each of [database, draft]) each.close()
  rmSync(folder, { recursive: true })
})

test("a database that cannot keep what it commits is refused", () => {
  expect(() => connect(":memory:")).toThrow("cannot guarantee here that it keeps what it commits")
})

test("a SQLite that may corrupt a database is refused", () => {
  for (const version of ["3.51.2", "3.50.9", "2.99.99", "3.51"])
    expect(() => refuseOldSqlite(version), version).toThrow("needs SQLite 3.51.3")
  for (const version of ["3.51.3", "3.51.10", "3.54.1", "4.0.0"]) refuseOldSqlite(version)
})
