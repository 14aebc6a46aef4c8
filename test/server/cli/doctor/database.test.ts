import { writeFileSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openPostgres } from "../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import { openSqlite } from "../../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { examineDatabase, examineSqlite, postgresFindings } from "../../../../server/cli/doctor/database.ts"
import { type Databases, sharedPostgres, startPostgres } from "../../../kit/servers/components/postgres.ts"
import { newFolderOnDisk, removeFolder } from "../../../kit/servers/plenary.ts"
import { plenaryWith } from "../../../kit/servers/program.ts"
import { found, inEveryLanguage } from "./told.ts"

const folder = newFolderOnDisk()
let postgres: Databases
beforeAll(async () => {
  postgres = await sharedPostgres()
})
afterAll(() => removeFolder(folder))

/** A database file of this version, which the test then makes wrong. */
async function written(name: string, change: (db: Sqlite.Database) => void = () => {}): Promise<string> {
  const file = join(folder, name)
  await (await openSqlite({ file })).close()
  const db = new Sqlite(file)
  change(db)
  db.close()
  return file
}

test("an SQLite file that is whole is right, and there need not be one", async () => {
  expect(found(examineSqlite(join(folder, "none.db")))).toEqual(["ok database-none"])
  expect(found(examineSqlite(await written("whole.db")))).toEqual(["ok database"])
})

test("an SQLite file of an older version is no fault; one of a newer version is", async () => {
  const older = await written("older.db", db =>
    db.exec("DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)"),
  )
  expect(found(examineSqlite(older))).toEqual(["ok database-older"])
  const newer = await written("newer.db", db => {
    db.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9000000000000)")
    db.exec("UPDATE meta SET value = '99' WHERE key = 'least_version'")
  })
  expect(found(examineSqlite(newer))).toEqual(["wrong database-newer"])
  inEveryLanguage(examineSqlite(newer), newer)
})

test("an SQLite file that is damaged, or no database, is wrong", () => {
  const file = join(folder, "other.db")
  writeFileSync(file, "not a database, ".repeat(1_000))
  expect(found(examineSqlite(file))).toEqual(["wrong database-damaged"])
  inEveryLanguage(examineSqlite(file), "plenary restore")
})

const right = {
  host: "db",
  database: "panel",
  version: "17.2",
  tables: "ready",
  aheadMs: 3,
  standbys: 0,
  waitsForStandby: false,
  connectionsLeft: 80,
} as const

test("a PostgreSQL that a server can use is right, before its first start and after it", async () => {
  const url = await postgres.createDatabase()
  const before = found(await examineDatabase(url))
  expect(before).toEqual(["ok database-none", "ok standby-none", expect.stringMatching(/connections/), "ok clock"])
  await (await openPostgres({ url })).close()
  expect(found(await examineDatabase(url))[0]).toBe("ok database")
})

test("the built program finds a healthy PostgreSQL right", async () => {
  const url = await postgres.createDatabase()
  await (await openPostgres({ url })).close()
  const { stdout } = await plenaryWith({ DATABASE_URL: url, PUBLIC_URL: "" }, folder, "doctor", "--json")
  const { findings } = JSON.parse(stdout) as { findings: { level: string; code: string; text: string }[] }
  expect(findings.filter(({ level }) => level === "wrong")).toEqual([])
  expect(findings.map(({ code }) => code)).toContain("database")
})

test("tables of a newer version are wrong", async () => {
  const url = await postgres.createDatabase()
  await (await openPostgres({ url })).close()
  const client = new pg.Client(url)
  await client.connect()
  await client.query("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9000000000000)")
  expect(found(await examineDatabase(url))[0], "one that has only been added to").toBe("ok database")
  await client.query("UPDATE meta SET value = '99' WHERE key = 'least_version'")
  await client.end()
  const findings = await examineDatabase(url)
  expect(found(findings)[0]).toBe("wrong database-newer")
  inEveryLanguage(findings.slice(0, 1), new URL(url).pathname.slice(1))
})

test.each([
  ["no such database", (url: string) => url.replace(/\w+$/, "none"), "none"],
  ["a wrong password", (url: string) => url.replace(/:[^:@]+@/, ":wrong@"), "127.0.0.1"],
  ["no server", (url: string) => url.replace(/:\d+\//, ":1/"), "127.0.0.1"],
])("%s is wrong, and said without the password", async (_, changed, words) => {
  const url = changed(postgres.url("postgres"))
  const findings = await examineDatabase(url)
  expect(found(findings)).toEqual(["wrong database-unfit"])
  inEveryLanguage(findings, words)
  expect(findings[0]?.told(() => "") ?? "").not.toContain(new URL(url).password)
})

test("a PostgreSQL that forgets what it commits is wrong", async () => {
  const forgetful = await startPostgres({ settings: { fsync: "off" } })
  try {
    const findings = await examineDatabase(await forgetful.createDatabase())
    expect(found(findings)).toEqual(["wrong database-unfit"])
    inEveryLanguage(findings, "fsync")
  } finally {
    await forgetful.stop()
  }
})

test.each([
  ["a standby that no commit waits for", { standbys: 1 }, "warning standby-asynchronous", "synchronous_standby_names"],
  ["a standby that is waited for and away", { waitsForStandby: true }, "wrong standby-missing", "PostgreSQL"],
  ["few connections", { connectionsLeft: 3 }, "warning connections-few", "max_connections"],
  ["more connections than are left", { connectionsLeft: -2 }, "warning connections-few", "max_connections"],
  ["a clock that is two seconds ahead", { aheadMs: 2_000 }, "warning clock-differs", "2"],
  ["a clock that is five minutes ahead", { aheadMs: 300_000 }, "wrong clock-wrong", "300"],
  ["a clock that is five minutes behind this machine's", { aheadMs: -300_000 }, "wrong clock-ahead", "300"],
])("%s is named", (_, fact, finding, words) => {
  const findings = postgresFindings({ ...right, ...fact })
  const named = findings.filter(({ level }) => level !== "ok")
  expect(found(named)).toEqual([finding])
  inEveryLanguage(named, words)
})

test("a standby that commits wait for is right", () => {
  expect(found(postgresFindings({ ...right, standbys: 1, waitsForStandby: true }))).toContain("ok standby")
})
