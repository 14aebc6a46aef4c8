import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { sharedPostgres, startPostgres } from "../../kit/servers/components/postgres.ts"
import { everyRow } from "../../kit/servers/copies/everyRow.ts"
import { richFolder } from "../../kit/servers/copies/richDatabase.ts"
import { newFolder, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { plenaryWith } from "../../kit/servers/program.ts"

const server = await sharedPostgres()
const here = newFolder()
const folder = join(here, "original")
let file: string

beforeAll(async () => {
  file = await richFolder(folder)
})
afterAll(() => removeFolder(here))

const locales = amounts.everyPlace ? ["C", "zh_CN.UTF-8", "ja_JP.UTF-8"] : ["C"]
const { password } = new URL(server.url("any"))
const migrate = (from: string, to: string, LC_ALL = "C") =>
  plenaryWith({ LC_ALL, DATABASE_URL: "" }, here, "migrate", "--from", from, "--to", to)

async function ask(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** Expects that nothing is copied, that the sentence has the words and no password, and that each language has its own. */
async function expectRefused(from: string, to: string, say: string): Promise<void> {
  const said = new Set<string>()
  for (const locale of locales) {
    const { status, stdout, stderr } = await migrate(from, to, locale)
    expect([status, stdout], stderr).toEqual([1, ""])
    if (locale === "C") expect(stderr).toContain(say)
    expect(stderr).not.toContain(password)
    expect(stderr).not.toMatch(/\n {4}at /)
    said.add(stderr)
  }
  expect(said.size).toBe(locales.length)
}

const newUrl = () => server.createDatabase()
const fresh = (name: string) => join(here, name)

test("a place that is no folder and no address of PostgreSQL, or that is not given, is refused with the usage", async () => {
  const url = await newUrl()
  for (const place of ["mysql://host/database", "postgres:/one/slash", "http://host", "postgres://a%zz@host/b", ""]) {
    await expectRefused(folder, place, "plenary migrate needs --from and --to")
    await expectRefused(place, url, "plenary migrate needs --from and --to")
  }
  expect(existsSync(join(here, "postgres:"))).toBe(false)
})

describe("an original is refused", () => {
  test("that is not there", async () => {
    const url = await newUrl()
    await expectRefused(fresh("none"), url, "There is no Plenary database in")
    expect(existsSync(fresh("none"))).toBe(false)
    await expectRefused(await newUrl(), url, "There is no Plenary database in postgres://")
    await expectRefused(server.url("no_such_database"), url, "has no database no_such_database")
    await expectRefused(url.replace(/:[^:@]+@/, ":wrong@"), fresh("to"), "does not accept the user")
    await expectRefused("postgres://127.0.0.1:1/plenary", fresh("to"), "cannot be reached")
  })

  test("that a server uses, in a folder or on PostgreSQL", async () => {
    const served = fresh("served")
    const running = await startPlenary({ folder: served })
    try {
      await expectRefused(served, await newUrl(), "using the data folder")
    } finally {
      await running.stop()
    }
    const url = await newUrl()
    expect(await migrate(folder, url)).toMatchObject({ status: 0 })
    const onPostgres = await startPlenary({ env: { DATABASE_URL: url } })
    try {
      await expectRefused(url, fresh("to"), "is using postgres://")
      await expectRefused(folder, url, "is using postgres://")
    } finally {
      await onPostgres.stop()
    }
  })

  test("whose tables are of another version", async () => {
    const url = await newUrl()
    const other = fresh("other-version")
    expect(await migrate(folder, url)).toMatchObject({ status: 0 })
    expect(await migrate(folder, other)).toMatchObject({ status: 0 })
    const database = new Sqlite(join(other, "plenary.db"))
    const forget =
      "DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)"
    const add = "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9000000000000)"
    database.exec(forget)
    await ask(url, forget)
    await expectRefused(other, await newUrl(), "written by an earlier version")
    await expectRefused(url, fresh("to"), "written by an earlier version")
    database.exec(add)
    await ask(url, add)
    await expectRefused(other, await newUrl(), "written by a newer version")
    await expectRefused(url, fresh("to"), "written by a newer version")
    await expectRefused(folder, url, "written by a newer version")
    database.close()
  })

  test("that is damaged, or half of a copy itself", async () => {
    const ruined = fresh("ruined")
    mkdirSync(ruined)
    writeFileSync(join(ruined, "plenary.db"), Buffer.alloc(50_000, 7))
    await expectRefused(ruined, await newUrl(), "is not a complete Plenary database")
    const url = await newUrl()
    expect(await migrate(folder, url)).toMatchObject({ status: 0 })
    await ask(url, "INSERT INTO meta VALUES ('copying', 'another')")
    await expectRefused(url, fresh("to"), "holds half of a copy")
  })

  test("with a secret round that has not ended, and the page of the round is named", async () => {
    const voting = fresh("voting")
    expect(await migrate(folder, voting)).toMatchObject({ status: 0 })
    const database = new Sqlite(join(voting, "plenary.db"))
    const opened = database
      .prepare("SELECT json, slug FROM event JOIN workspace ON id = workspace WHERE kind = 'round-opened' LIMIT 1")
      .get() as { json: string; slug: string }
    const { round, topic } = JSON.parse(opened.json) as { round: string; topic: string }
    database.prepare("INSERT INTO roll VALUES (?, 'ann', 0, '')").run(round)
    database.close()
    const url = await newUrl()
    await expectRefused(voting, url, `/w/${opened.slug}/t/${topic}`)
    await expectRefused(voting, fresh("to"), "1, at /w/")
    const client = new pg.Client(url)
    await client.connect()
    expect((await client.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).rowCount).toBe(0)
    await client.end()

    const onPostgres = await newUrl()
    expect(await migrate(folder, onPostgres)).toMatchObject({ status: 0 })
    await ask(onPostgres, `INSERT INTO ballot_sheet VALUES ('${round}', 1, 'a key', '')`)
    await expectRefused(onPostgres, fresh("to"), `1, at /w/${opened.slug}/t/${topic}`)
  })
})

describe("a target is refused", () => {
  test("that is the original, however it is spelled", async () => {
    await expectRefused(folder, join(folder, "..", "original"), "the same database")
    const url = await newUrl()
    expect(await migrate(folder, url)).toMatchObject({ status: 0 })
    await expectRefused(url, url.replace("127.0.0.1", "localhost"), "the same database")
  })

  test("that holds another panel, or anything else", async () => {
    const other = fresh("another-panel")
    await richFolder(other, { updates: 3 })
    await expectRefused(folder, other, "holds something already")
    const url = await newUrl()
    expect(await migrate(other, url)).toMatchObject({ status: 0 })
    await expectRefused(folder, url, "holds something already")
    const foreign = await newUrl()
    await ask(foreign, "CREATE TABLE invoices (n int)")
    await expectRefused(folder, foreign, "holds something already")
    expect(await everyRow(url)).toEqual(await everyRow(join(other, "plenary.db")))
  })

  test("that was continued to be used after the copy", async () => {
    const url = await newUrl()
    expect(await migrate(folder, url)).toMatchObject({ status: 0 })
    await ask(url, "INSERT INTO home VALUES ('later', 'gone')")
    await expectRefused(folder, url, "holds something already")
  })

  test("that holds half of a copy of another database, and no server starts on it", async () => {
    const url = await newUrl()
    expect(await migrate(folder, url)).toMatchObject({ status: 0 })
    await ask(url, "INSERT INTO meta VALUES ('copying', 'another')")
    await expectRefused(folder, url, "half of a copy of another database")
    await expect(startPlenary({ env: { DATABASE_URL: url } })).rejects.toThrow("holds half of a copy")
    const key = await plenaryWith({ DATABASE_URL: url, LC_ALL: "C" }, here, "key")
    expect(key).toMatchObject({ status: 1, stderr: expect.stringContaining("holds half of a copy") })
  })

  test("that may lose what it commits", async () => {
    const unsafe = await startPostgres({ settings: { fsync: "off" } })
    try {
      await expectRefused(folder, await unsafe.createDatabase(), "fsync is off")
    } finally {
      await unsafe.stop()
    }
  })

  test("a folder that cannot be made or written", async () => {
    writeFileSync(fresh("a-file"), "")
    await expectRefused(folder, fresh("a-file"), "could not be written")
    await expectRefused(folder, join(fresh("a-file"), "below"), "could not be written")
    expect(readdirSync(here)).toContain("a-file")
  })
})

test("a disk that is full says so, and the next run goes on", async () => {
  const disk = fresh("disk")
  mkdirSync(disk)
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk])
  try {
    const to = join(disk, "data")
    await expectRefused(folder, to, `The disk of ${to} is full`)
    expect(readdirSync(to)).not.toContain("plenary.db")
    execFileSync("mount", ["-o", "remount,size=100m", disk])
    expect(await migrate(folder, to)).toMatchObject({ status: 0 })
    expect(await everyRow(join(to, "plenary.db"))).toEqual(await everyRow(file))
  } finally {
    execFileSync("umount", [disk])
  }
})

test("the original is not changed by a copy, and only its user may read either", async () => {
  const before = await everyRow(file)
  const { status, stdout } = await migrate(folder, fresh("a-copy"))
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(
      /holds everything[\s\S]*Not copied: translations[\s\S]*files of exports[\s\S]*DATA_DIR=[\s\S]*Keep /,
    ),
  ])
  expect(await everyRow(file)).toEqual(before)
  for (const one of [file, join(fresh("a-copy"), "plenary.db")]) expect(statSync(one).mode & 0o777).toBe(0o600)
})
