import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { connect } from "../../../../../server/adapters/drizzle/sqlite/connect.ts"
import { sqliteRunner } from "../../../../../server/adapters/drizzle/sqlite/runner.ts"
import { statement } from "../../../../../server/adapters/drizzle/statement.ts"
import { createHealth } from "../../../../../server/start/instance/health.ts"
import { HandClock } from "../../../../kit/clocks/handClock.ts"
import { newFolder, removeFolder } from "../../../../kit/servers/plenary.ts"

let folder: string
let database: ReturnType<typeof connect>
beforeEach(() => {
  folder = newFolder()
  database = connect(join(folder, "plenary.db"))
  database.exec("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
})
afterEach(() => {
  database.close()
  removeFolder(folder)
})

const failing = (code: string) =>
  statement<object>()(() => {
    throw new Sqlite.SqliteError("from below", code)
  })
const write = statement<{ key: string }>()((db, { meta }, at) => db.insert(meta).values({ key: at.key, value: "v" }))
const read = statement<object>()((db, { meta }) => db.select({ key: meta.key }).from(meta))

describe("a database that turns out to be damaged while it is served", () => {
  test.each(["SQLITE_CORRUPT", "SQLITE_CORRUPT_INDEX", "SQLITE_NOTADB"])(
    "%s: takes no writes any more, says so, and is read on",
    async code => {
      const health = createHealth()
      const runner = sqliteRunner(database, new HandClock(), health)
      await runner.ask(write, { key: "before" })
      expect(health.look()).toEqual([])
      await expect(runner.ask(failing(code), {})).rejects.toMatchObject({ code: "database-damaged" })
      expect(health.look()).toEqual(["database-damaged"])
      await expect(runner.ask(write, { key: "after" })).rejects.toMatchObject({ code: "database-damaged" })
      const steps = function* () {
        yield { statement: write as never, values: { key: "in a transaction" } }
        return true
      }
      await expect(runner.transaction(steps, () => true)).rejects.toMatchObject({ code: "database-damaged" })
      expect(await runner.ask(read, {})).toEqual([{ key: "before" }])
      expect(health.look()).toEqual(["database-damaged"])
    },
  )
})

test("an error that is neither a full disk nor damage stays the exception that it is", async () => {
  const health = createHealth()
  const runner = sqliteRunner(database, new HandClock(), health)
  await expect(runner.ask(failing("SQLITE_CONSTRAINT"), {})).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT" })
  expect(health.look()).toEqual([])
})
