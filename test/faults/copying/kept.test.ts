import { spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import pg from "pg"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { sleep, until } from "../../kit/clocks/until.ts"
import { Person } from "../../kit/people/person.ts"
import { StockClient } from "../../kit/people/stockClient.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { everyRow } from "../../kit/servers/copies/everyRow.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { plenaryWith } from "../../kit/servers/program.ts"

const program = join(import.meta.dirname, "../../../dist/server/plenary.js")
const url = await (await sharedPostgres()).createDatabase()
const folder = newFolder()
const files = newFolder()
const file = join(files, "panel.backup")
let running: Running
let chair: Person
let ann: Person
let topic: string

const run = (...words: string[]) => plenaryWith({ DATABASE_URL: url, LC_ALL: "C" }, folder, ...words)
const start = async (port = 0) => {
  running = await startPlenary({ folder, port, env: { DATABASE_URL: url } })
}

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => {})
  await start()
  chair = await Person.join(running.url, running.links["moderator"] ?? "", "Chair")
  ann = await Person.join(running.url, running.links["panelist"] ?? "", "Ann")
  topic = chair.snapshot.topics[0]?.id ?? ""
})
afterAll(async () => {
  vi.restoreAllMocks()
  for (const person of [chair, ann]) person.leave()
  await running.stop()
  for (const one of [folder, files]) removeFolder(one)
})

async function writes(client: StockClient, ...tokens: string[]): Promise<void> {
  await until(() => client.provider.synced, "synced")
  for (const token of tokens) client.write(token)
  await until(() => tokens.every(token => client.saved.has(token)), "saved")
}

test("a backup of PostgreSQL while people write is one SQLite file of one moment, for its own user", async () => {
  const writer = new StockClient(running.url, topic, ann.cookie)
  await writes(writer, "kept.")
  const typing = { on: true }
  const typed = (async () => {
    for (let n = 0; typing.on; n++) {
      writer.write(`meanwhile${n}.`)
      await sleep(5)
    }
  })()
  const taken = await run("backup", file)
  typing.on = false
  await typed
  expect(taken).toMatchObject({ status: 0, stdout: expect.stringContaining("Workspaces: 2") })
  expect(readdirSync(files)).toEqual(["panel.backup"])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const copy = new Sqlite(file, { readonly: true })
  expect(copy.prepare("SELECT count(*) FROM doc_update").pluck().get()).toBeGreaterThan(1)
  expect(copy.prepare("SELECT key FROM meta WHERE key IN ('seeded', 'seeding', 'copying')").all()).toEqual([])
  copy.close()
  writer.end()
  expect(await run("backup", file)).toMatchObject({ status: 1, stderr: expect.stringContaining("already") })
})

test("the backup is restored onto SQLite, and a bundle of either database verifies", async () => {
  const plain = newFolder()
  const restored = await plenaryWith({ DATABASE_URL: "", LC_ALL: "C" }, plain, "restore", file)
  expect(restored).toMatchObject({ status: 0, stdout: expect.stringContaining("Workspaces: 2") })
  const onSqlite = join(files, "sqlite.bundle")
  const onPostgres = join(files, "postgres.bundle")
  const words = ["export", "--workspace", "demo", "--out"]
  expect(await plenaryWith({ DATABASE_URL: "", LC_ALL: "C" }, plain, ...words, onSqlite)).toMatchObject({ status: 0 })
  expect(await run(...words, onPostgres)).toMatchObject({ status: 0 })
  for (const bundle of [onSqlite, onPostgres]) expect(await run("verify", bundle)).toMatchObject({ status: 3 })
  removeFolder(plain)
})

test("after a restore onto PostgreSQL the lost hours are gone, every page begins anew, and what was there is kept", async () => {
  const lost = new StockClient(running.url, topic, ann.cookie)
  await writes(lost, "lost-ann.")
  await chair.do("open-thread", { topic, entry: { lang: "en", text: "A lost thread." } })
  const { incarnation } = chair.snapshot
  const port = Number(new URL(running.url).port)
  await running.stop()
  const before = await everyRow(url)

  const restored = await run("restore", file)
  expect(restored).toMatchObject({ status: 0, stdout: expect.stringMatching(/Workspaces: 2[\s\S]*is kept in/) })
  expect(restored.stdout).toContain("postgres://127.0.0.1")
  expect(restored.stdout).not.toMatch(/postgres:\/\/\S+@/)
  const kept = readdirSync(folder).filter(name => name.includes("before-restore"))
  expect(kept).toHaveLength(1)
  expect(readdirSync(folder).filter(name => name.includes(".restoring"))).toEqual([])
  expect(await everyRow(join(folder, kept[0] ?? ""))).toEqual(before)

  await start(port)
  await until(() => !lost.provider.shouldConnect, "the old page is told to reload")
  const fresh = new StockClient(running.url, topic, ann.cookie)
  await writes(fresh, "ann goes on.")
  expect(fresh.text).toContain("kept.")
  expect(fresh.text).not.toContain("lost")
  const anew = await Person.sit(running.url, chair.cookie, "practice", chair.joined)
  expect(anew.snapshot.incarnation).not.toBe(incarnation)
  expect(Object.keys(anew.state.threads)).toEqual([])
  anew.leave()
  for (const client of [lost, fresh]) client.end()
})

test("a backup of SQLite is restored onto an empty PostgreSQL database", async () => {
  const plain = newFolder()
  const copy = join(files, "sqlite.backup")
  const first = await startPlenary({ folder: plain })
  expect(await plenaryWith({ DATABASE_URL: "", LC_ALL: "C" }, plain, "backup", copy)).toMatchObject({ status: 0 })
  await first.stop()
  const empty = await (await sharedPostgres()).createDatabase()
  const restored = await plenaryWith({ DATABASE_URL: empty, LC_ALL: "C" }, plain, "restore", copy)
  expect(restored).toMatchObject({ status: 0, stdout: expect.stringContaining("Workspaces: 2") })
  const second = await startPlenary({ folder: plain, env: { DATABASE_URL: empty } })
  await second.stop()
  removeFolder(plain)
})

test("a restore that is killed has changed nothing, and the next one is whole", async () => {
  await running.stop()
  const random = chance(amounts.seed)
  const before = await everyRow(url)
  for (let n = 0; n < amounts.restoreKills; n++) {
    const child = spawn(process.execPath, [program, "restore", file], {
      env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder, LC_ALL: "C" },
      stdio: "ignore",
    })
    const ended = once(child, "exit")
    await Promise.race([ended, sleep(300 + random.below(2_500))])
    child.kill("SIGKILL")
    const [status] = await ended
    if (status === 0) break
    expect(await everyRow(url), `kill ${n}`).toEqual(before)
  }
  expect(await run("restore", file)).toMatchObject({ status: 0 })
  await start()
  const reader = new StockClient(running.url, topic, ann.cookie)
  await until(() => reader.provider.synced, "synced")
  expect(reader.text).toContain("kept.")
  expect(reader.text).not.toContain("goes on")
  reader.end()
})

test("a restore is refused for what is no backup, and changes nothing", async () => {
  await running.stop()
  const before = await everyRow(url)
  for (const [none, say] of [
    [join(files, "none"), "There is no file"],
    [join(files, "sqlite.bundle"), "is not a complete Plenary database"],
  ] as const)
    expect(await run("restore", none)).toMatchObject({ status: 1, stderr: expect.stringContaining(say) })
  expect(await everyRow(url)).toEqual(before)
  const client = new pg.Client(url)
  await client.connect()
  await client.query("ALTER TABLE content RENAME COLUMN text TO unreadable")
  expect(await run("restore", file)).toMatchObject({ status: 1, stderr: expect.stringContaining("cannot be read") })
  await client.query("ALTER TABLE content RENAME COLUMN unreadable TO text")
  await client.end()
  expect(await everyRow(url)).toEqual(before)
  expect(readdirSync(folder).filter(name => name.includes(".part"))).toEqual([])
  await start()
})
